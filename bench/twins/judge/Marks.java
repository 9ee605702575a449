import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which datagrams of a channel came before, came after a later one, or differ from one of their number. Not those whose
 * number was guessed.
 */
final class Marks {
  /** Repetitions are looked for among so many datagrams: more than ten seconds. */
  private static final int MEMORY = 1 << 15;

  final boolean[] repeated;
  final boolean[] behind;
  final boolean[] different;

  /** Packets whose counter does not follow, although no datagram is missing before them. */
  final byte[] unexplained;

  private final BitSet seen = new BitSet();
  private long lowest = Long.MAX_VALUE;
  private long highest = Long.MIN_VALUE;

  Marks(Datagrams heard, Places places) {
    repeated = new boolean[heard.count];
    behind = new boolean[heard.count];
    different = new boolean[heard.count];
    unexplained = new byte[heard.count];
    for (int i = 0; i < heard.count; i++) {
      if (places.number[i] != Places.UNPLACED) {
        lowest = Math.min(lowest, places.number[i]);
      }
    }
    Map<Long, Long> digests = recent();
    for (int i = 0; i < heard.count; i++) {
      long number = places.number[i];
      if (number == Places.UNPLACED || places.guessed[i]) {
        continue;
      }
      repeated[i] = wasSeen(number);
      behind[i] = !repeated[i] && number < highest;
      Long digest = digests.putIfAbsent(number, heard.digest[i]);
      different[i] = digest != null && digest != heard.digest[i];
      seen.set((int) (number - lowest));
      highest = Math.max(highest, number);
    }
    for (Datagrams.Break each : heard.breaks) {
      boolean inOrder = isInOrder(each.before(), places) && isInOrder(each.at(), places);
      boolean hole = inOrder && missing(places.number[each.before()], places.number[each.at()]) > 0;
      unexplained[each.at()] += inOrder && !hole ? 1 : 0;
    }
  }

  /** What comes again or too late is counted as that, and what nobody can place as stale. */
  private boolean isInOrder(int i, Places places) {
    return !repeated[i] && !behind[i] && !places.guessed[i] && places.number[i] != Places.UNPLACED;
  }

  private static Map<Long, Long> recent() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
        return size() > MEMORY;
      }
    };
  }

  private boolean wasSeen(long number) {
    return seen.get((int) (number - lowest));
  }

  /** How many of the numbers between two, both left out, never came. */
  long missing(long after, long before) {
    long missing = 0;
    int end = (int) (before - lowest);
    for (int i = seen.nextClearBit((int) (after - lowest) + 1); i < end; i = seen.nextClearBit(i + 1)) {
      missing++;
    }
    return missing;
  }
}
