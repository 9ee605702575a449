import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Who sends, over the time of a channel. Where two send at a time their datagrams alternate: a turn between two of the
 * other sender, which pauses for less than 20 ms, is an interruption and no change of the sender.
 */
final class Turns {
  private static final long TOGETHER_NS = 20_000_000;

  /** Datagrams {@code from <= i < until} of one sender. */
  private record Turn(int from, int until, boolean interrupts) {}

  private final Datagrams heard;
  private final List<Turn> turns = new ArrayList<>();
  private final BitSet takers = new BitSet();

  Turns(Datagrams heard) {
    this.heard = heard;
    int from = 0;
    while (from < heard.count) {
      int until = endOfTurn(from);
      turns.add(new Turn(from, until, interrupts(from, until)));
      takers.set(from, !turns.getLast().interrupts());
      from = until;
    }
  }

  /** Whether datagram {@code i} is the first of a sender that has the air from then on. */
  boolean takesTheAir(int i) {
    return takers.get(i);
  }

  private int endOfTurn(int from) {
    int i = from + 1;
    while (i < heard.count && heard.sender[i] == heard.sender[from]) {
      i++;
    }
    return i;
  }

  private boolean interrupts(int from, int until) {
    return from > 0
        && until < heard.count
        && heard.sender[from - 1] == heard.sender[until]
        && heard.ns[until] - heard.ns[from - 1] < TOGETHER_NS;
  }

  /**
   * Of the time from one UTC to another: for how long two senders sent, how long after its beginning there was only one,
   * how many datagrams came of another than the one that had the air, how often the air went over.
   */
  void put(long fromNs, long toNs, Map<String, Double> figures) {
    long overlapNs = 0;
    long singleNs = 0;
    int stale = 0;
    int switches = 0;
    int settled = -1;
    for (Turn turn : turns) {
      long began = heard.ns[turn.from()];
      boolean counts = began >= fromNs && began < toNs;
      int sender = heard.sender[turn.from()];
      if (turn.interrupts() && counts) {
        overlapNs += heard.ns[turn.until()] - began;
        singleNs = heard.ns[turn.until() - 1] - fromNs;
        stale += sender == settled ? 0 : turn.until() - turn.from();
      } else if (!turn.interrupts()) {
        switches += counts && settled >= 0 && sender != settled ? 1 : 0;
        settled = sender;
      }
    }
    figures.put("overlap_ms", overlapNs / 1e6);
    figures.put("single_ms", singleNs / 1e6);
    figures.put("stale", (double) stale);
    figures.put("switches", (double) switches);
  }
}
