import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which datagram of the channel each datagram is, by number, from an origin of its own.
 *
 * <p>Packet n carries PCR origin + (n * 188 + 11) * 8 * 27 MHz / rate (ISO/IEC 13818-1 §2.4.3.5), and seven packets
 * make a datagram. Datagrams between two PCRs are counted, for each sender on its own: what one sender sends follows
 * without a break, unless it pauses. A datagram without a PCR near it, such as one that a paused sender still had, is
 * recognised by its bytes, or else placed by its time and counted as guessed.
 */
final class Places {
  static final long UNPLACED = Long.MIN_VALUE;

  private static final double HZ = 27e6;
  private static final int PACKETS = 7;
  private static final double PACKET_BITS = 188 * 8;
  private static final long PCR_MODULUS = (1L << 33) * 300;

  /** A sender that was silent for so long may have passed over what was due. */
  private static final long PAUSE_NS = 20_000_000;

  /** A loop brings the same bytes again, but not so soon. */
  private static final long RECENT_NS = 5_000_000_000L;

  private final Datagrams heard;
  private final double ticksPerPacket;

  /** Number of each datagram, or {@link #UNPLACED}. */
  final long[] number;

  /** Nanoseconds from one datagram to the next. */
  final double datagramNs;

  /** Which were placed by their time only. */
  final boolean[] guessed;

  /** PCRs that are not where the rate has them: of a sender that is no twin, or of damaged packets. */
  long pcrsOff;

  private long firstPcr = Datagrams.NO_PCR;
  private int firstPacket;

  Places(Datagrams heard, long rate) {
    this.heard = heard;
    this.ticksPerPacket = PACKET_BITS * HZ / rate;
    this.datagramNs = PACKETS * PACKET_BITS * 1e9 / rate;
    this.number = new long[heard.count];
    this.guessed = new boolean[heard.count];
    Arrays.fill(number, UNPLACED);
    long[] anchors = anchors();
    for (List<Integer> run : runs()) {
      place(run, anchors);
    }
    recognise();
    guess();
  }

  /** Numbers of the datagrams that carry a PCR on the grid of the first. */
  private long[] anchors() {
    long[] anchors = new long[heard.count];
    Arrays.fill(anchors, UNPLACED);
    for (int i = 0; i < heard.count; i++) {
      if (heard.pcr[i] == Datagrams.NO_PCR) {
        continue;
      }
      if (firstPcr == Datagrams.NO_PCR) {
        firstPcr = heard.pcr[i];
        firstPacket = heard.pcrPacket[i];
      }
      anchors[i] = anchor(heard.pcr[i], heard.pcrPacket[i]);
      pcrsOff += anchors[i] == UNPLACED ? 1 : 0;
    }
    return anchors;
  }

  private long anchor(long pcr, int packetOfDatagram) {
    long ticks = Math.floorMod(pcr - firstPcr, PCR_MODULUS);
    ticks = ticks > PCR_MODULUS / 2 ? ticks - PCR_MODULUS : ticks;
    long packets = Math.round(ticks / ticksPerPacket);
    long first = packets - packetOfDatagram + firstPacket;
    boolean onGrid = Math.abs(packets * ticksPerPacket - ticks) <= 2 && first % PACKETS == 0;
    return onGrid ? first / PACKETS : UNPLACED;
  }

  /** What each sender sent without a pause, as places in the order of arrival. */
  private List<List<Integer>> runs() {
    List<List<Integer>> runs = new ArrayList<>();
    Map<Integer, List<Integer>> open = new HashMap<>();
    for (int i = 0; i < heard.count; i++) {
      List<Integer> run = open.get(heard.sender[i]);
      if (run == null || heard.ns[i] - heard.ns[run.getLast()] > PAUSE_NS) {
        run = new ArrayList<>();
        runs.add(run);
        open.put(heard.sender[i], run);
      }
      run.add(i);
    }
    return runs;
  }

  private void place(List<Integer> run, long[] anchors) {
    int before = -1;
    for (int i = 0; i < run.size(); i++) {
      if (anchors[run.get(i)] == UNPLACED) {
        continue;
      }
      number[run.get(i)] = anchors[run.get(i)];
      if (before < 0) {
        countBack(run, i, -1);
      } else {
        between(run, before, i);
      }
      before = i;
    }
    if (before >= 0) {
      countOn(run, before, run.size());
    }
  }

  private void countOn(List<Integer> run, int from, int until) {
    for (int i = from + 1; i < until; i++) {
      number[run.get(i)] = number[run.get(i - 1)] + 1;
    }
  }

  private void countBack(List<Integer> run, int from, int until) {
    for (int i = from - 1; i > until; i--) {
      number[run.get(i)] = number[run.get(i + 1)] - 1;
    }
  }

  private void between(List<Integer> run, int a, int b) {
    long due = number[run.get(b)] - number[run.get(a)];
    if (due == b - a) {
      countOn(run, a, b);
    } else if (!byTime(run, a, b, due)) {
      int widest = widest(run, a, b);
      countOn(run, a, widest);
      countBack(run, b, widest - 1);
    }
  }

  /** Where some are missing: each to where its time puts it, if that gives one rising order. */
  private boolean byTime(List<Integer> run, int a, int b, long due) {
    long[] placed = new long[b - a + 1];
    long start = heard.ns[run.get(a)];
    double each = (heard.ns[run.get(b)] - start) / (double) due;
    for (int i = 1; i < placed.length; i++) {
      placed[i] = Math.round((heard.ns[run.get(a + i)] - start) / each);
      if (due < b - a || placed[i] <= placed[i - 1]) {
        return false;
      }
    }
    for (int i = 1; i < placed.length - 1; i++) {
      number[run.get(a + i)] = number[run.get(a)] + placed[i];
    }
    return true;
  }

  private int widest(List<Integer> run, int a, int b) {
    int widest = a + 1;
    for (int i = a + 1; i <= b; i++) {
      if (gap(run, i) > gap(run, widest)) {
        widest = i;
      }
    }
    return widest;
  }

  private long gap(List<Integer> run, int i) {
    return heard.ns[run.get(i)] - heard.ns[run.get(i - 1)];
  }

  /**
   * Places what has the bytes of another datagram that came not long before or after. Not what bears null packets only:
   * they are all alike.
   */
  private void recognise() {
    Map<Long, List<Integer>> wanted = new HashMap<>();
    for (int i = 0; i < heard.count; i++) {
      if (number[i] == UNPLACED && heard.digest[i] != 0 && heard.filled[i] > 1) {
        wanted.computeIfAbsent(heard.digest[i], digest -> new ArrayList<>()).add(i);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    Map<Integer, Integer> like = new HashMap<>();
    for (int j = 0; j < heard.count; j++) {
      if (number[j] != UNPLACED) {
        for (int i : wanted.getOrDefault(heard.digest[j], List.of())) {
          Integer nearest = like.get(i);
          if (distance(i, j) < RECENT_NS && (nearest == null || distance(i, j) < distance(i, nearest))) {
            like.put(i, j);
          }
        }
      }
    }
    like.forEach((i, j) -> number[i] = number[j]);
  }

  private long distance(int i, int j) {
    return Math.abs(heard.ns[i] - heard.ns[j]);
  }

  long guesses() {
    return IntStream.range(0, guessed.length).filter(i -> guessed[i]).count();
  }

  private void guess() {
    int before = -1;
    for (int i = 0; i < heard.count; i++) {
      if (number[i] != UNPLACED) {
        before = i;
      } else if (before >= 0) {
        number[i] = number[before] + Math.round((heard.ns[i] - heard.ns[before]) / datagramNs);
        guessed[i] = true;
      }
    }
  }
}
