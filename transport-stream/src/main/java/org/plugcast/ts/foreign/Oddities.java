package org.plugcast.ts.foreign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what keeps a stream from being taken as it is, by kind, with the first place of each. */
final class Oddities {
  private record Seen(long count, String first) {}

  private final Map<String, Seen> byKind = new LinkedHashMap<>();

  /**
   * Notes one.
   *
   * @param kind in words, in the plural
   * @param place where it was
   */
  void add(String kind, String place) {
    byKind.merge(kind, new Seen(1, place), (seen, _) -> new Seen(seen.count + 1, seen.first));
  }

  /** One sentence for each kind. */
  List<String> sentences() {
    return byKind.entrySet().stream()
        .map(
            entry -> entry.getValue().count + " " + entry.getKey() + ", " + place(entry.getValue()))
        .toList();
  }

  private static String place(Seen seen) {
    return (seen.count == 1 ? "at " : "the first at ") + seen.first;
  }
}
