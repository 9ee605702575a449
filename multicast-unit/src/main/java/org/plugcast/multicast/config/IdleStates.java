package org.plugcast.multicast.config;

/** How deeply this machine's processors may sleep while a unit sends. */
public enum IdleStates {
  /** So that they wake within microseconds, for the price of some power. */
  SHALLOW,
  /** As the system has it. */
  ALL
}
