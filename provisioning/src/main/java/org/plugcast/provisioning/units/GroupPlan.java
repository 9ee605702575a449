package org.plugcast.provisioning.units;

import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every channel its group: the base address plus the channel's id.
 *
 * @param base IPv4 multicast address whose last 16 bits count channels, as {@code 239.10.0.0}
 * @param port UDP port of all groups
 */
public record GroupPlan(String base, int port) {
  private static final int CHANNELS = 0xffff;

  public GroupPlan {
    Inet4Address address = parse(base);
    if (!address.isMulticastAddress()) {
      throw new IllegalArgumentException(base + " is not a multicast address");
    }
    if (!base.endsWith(".0.0")) {
      throw new IllegalArgumentException(
          base + " does not end in .0.0: the channel's id goes there");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not one of 1 to 65535");
    }
  }

  /** Group of channel {@code id}, 1 to 65535. */
  public String group(int id) {
    if (id < 1 || id > CHANNELS) {
      throw new IllegalArgumentException("channel id out of range: " + id);
    }
    return base.substring(0, base.length() - "0.0".length()) + (id >> 8) + "." + (id & 0xff);
  }

  /** Tuples in the order of ids; names made printable and unlike each other. */
  public List<ChannelTuple> tuples(Map<Integer, String> names) {
    List<ChannelTuple> tuples = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    names.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            channel -> {
              int id = channel.getKey();
              String name = printable(channel.getValue(), id);
              name = taken.add(name) ? name : name + " (" + id + ")";
              tuples.add(new ChannelTuple(id, name, group(id), port));
            });
    return List.copyOf(tuples);
  }

  /** Where a twin of this plan sends the same channels. */
  public List<TwinTuple> twinTuples(Set<Integer> ids) {
    return ids.stream().sorted().map(id -> new TwinTuple(id, group(id), port)).toList();
  }

  private static String printable(String name, int id) {
    String line = name.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.isEmpty() ? "Channel " + id : line;
  }

  private static Inet4Address parse(String text) {
    try {
      return Inet4Address.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + " is not an IPv4 address", e);
    }
  }
}
