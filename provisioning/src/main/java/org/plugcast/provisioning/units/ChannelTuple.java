package org.plugcast.provisioning.units;

/**
 * Where a multicast unit sends a channel.
 *
 * @param id number of the channel at the caching unit
 * @param name for people; one line
 * @param group IPv4 multicast address
 * @param port UDP port
 */
public record ChannelTuple(int id, String name, String group, int port) {

  /** As the units' configuration has it: {@code 1, Jazz, 239.10.0.1, 5000}. */
  @Override
  public String toString() {
    return id + ", " + name + ", " + group + ", " + port;
  }
}
