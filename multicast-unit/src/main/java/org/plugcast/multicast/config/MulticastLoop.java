package org.plugcast.multicast.config;

/** Whether this machine hears the groups that it sends, {@code IP_MULTICAST_LOOP}. */
public enum MulticastLoop {
  YES,
  NO
}
