package org.plugcast.provisioning.units;

/**
 * Where a multicast unit's twin sends a channel, if not to the same group.
 *
 * @param id number of the channel at the caching unit
 * @param group IPv4 multicast address
 * @param port UDP port
 */
public record TwinTuple(int id, String group, int port) {

  /** As the units' configuration has it: {@code 1, 239.20.0.1, 5000}. */
  @Override
  public String toString() {
    return id + ", " + group + ", " + port;
  }
}
