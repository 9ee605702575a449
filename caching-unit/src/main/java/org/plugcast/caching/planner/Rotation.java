package org.plugcast.caching.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plugcast.ts.multiplex.Entry;

/** A playlist as a ring: where to go on in it. */
final class Rotation {
  private Rotation() {}

  /** Whether two rings are the same, wherever each begins. */
  static boolean same(List<Entry> a, List<Entry> b) {
    if (a.size() != b.size()) {
      return false;
    }
    return IntStream.range(0, b.size())
        .filter(start -> b.get(start).equals(a.getFirst()))
        .anyMatch(start -> from(b, start).equals(a));
  }

  /** The ring, begun at an entry. */
  static List<Entry> from(List<Entry> ring, int start) {
    List<Entry> rotated = new ArrayList<>(ring);
    Collections.rotate(rotated, -start);
    return rotated;
  }

  /**
   * Place of the successor of the last item that was played. Where an item stands in the ring more
   * than once, the place is taken whose predecessors were played before it, too.
   */
  static Optional<Integer> after(List<Entry> played, List<Entry> ring) {
    int best = -1;
    int bestMatch = 0;
    for (int place = 0; place < ring.size(); place++) {
      int match = matchBackwards(played, ring, place);
      if (match > bestMatch) {
        bestMatch = match;
        best = place;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of((best + 1) % ring.size());
  }

  /** First place of an item. */
  static Optional<Integer> place(Entry item, List<Entry> ring) {
    return IntStream.range(0, ring.size())
        .filter(place -> sameItem(ring.get(place), item))
        .boxed()
        .findFirst();
  }

  private static int matchBackwards(List<Entry> played, List<Entry> ring, int place) {
    int most = Math.min(played.size(), ring.size());
    int match = 0;
    while (match < most
        && sameItem(
            played.get(played.size() - 1 - match),
            ring.get(Math.floorMod(place - match, ring.size())))) {
      match++;
    }
    return match;
  }

  /** An item stays the same when its clip is made anew. */
  private static boolean sameItem(Entry a, Entry b) {
    return a.about(Entry.MEDIA_ID).equals(b.about(Entry.MEDIA_ID))
        && a.about(Entry.FILE).equals(b.about(Entry.FILE));
  }
}
