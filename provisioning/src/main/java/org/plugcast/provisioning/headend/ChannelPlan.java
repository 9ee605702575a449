package org.plugcast.provisioning.headend;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plugcast.provisioning.status.ChannelStatus;

/**
 * Which channels the multicast units send. A new one is sent at once; one that is gone is taken off
 * after it was missed {@value #PATIENCE} times, so that a caching unit that has just started cannot
 * clear the air. One thread.
 */
final class ChannelPlan {
  static final int PATIENCE = 10;

  private final Map<Integer, String> names;
  private final Map<Integer, Integer> missed = new HashMap<>();

  ChannelPlan(Map<Integer, String> names) {
    this.names = new TreeMap<>(names);
  }

  Map<Integer, String> names() {
    return Map.copyOf(names);
  }

  /** Takes the caching unit's answer in; true if the units' channels change. */
  boolean update(List<ChannelStatus> channels) {
    Map<Integer, String> before = Map.copyOf(names);
    Set<Integer> gone = new HashSet<>(names.keySet());
    for (ChannelStatus channel : channels) {
      names.put(channel.id(), channel.name());
      gone.remove(channel.id());
    }
    missed.keySet().retainAll(gone);
    for (int id : gone) {
      if (missed.merge(id, 1, Integer::sum) >= PATIENCE) {
        names.remove(id);
      }
    }
    return !names.equals(before);
  }
}
