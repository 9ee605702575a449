package org.plugcast.ts.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts findings and keeps the first of each kind. */
final class Findings {
  private final Position position;
  private final int keptPerKind;
  private final List<Finding> kept = new ArrayList<>();
  private final Map<FindingKind, Long> counts = new EnumMap<>(FindingKind.class);

  Findings(Position position, int keptPerKind) {
    this.position = position;
    this.keptPerKind = keptPerKind;
  }

  /** Adds a finding at the packet under way. */
  void add(FindingKind kind, int pid, Supplier<String> message) {
    add(kind, position.packet(), position.byteOffset(), pid, message);
  }

  /** Adds a finding at a packet that is past. */
  void add(FindingKind kind, long packet, long byteOffset, int pid, Supplier<String> message) {
    if (counts.merge(kind, 1L, Long::sum) <= keptPerKind) {
      kept.add(new Finding(kind, packet, byteOffset, pid, message.get()));
    }
  }

  /** Number of findings of each kind that there is one of. */
  Map<FindingKind, Long> counts() {
    return counts;
  }

  /** Findings kept, in the order of the stream. */
  List<Finding> kept() {
    List<Finding> sorted = new ArrayList<>(kept);
    sorted.sort(Comparator.comparingLong(Finding::packet).thenComparing(Finding::kind));
    return sorted;
  }
}
