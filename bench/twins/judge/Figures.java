import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What a channel did from an event on until the next one. */
final class Figures {
  /** From so many datagrams follows when one is due. */
  private static final int BASELINE = 200;

  /** So many of a sender's first datagrams tell where it began. */
  private static final int BEGINNING = 50;

  /** Of so many datagrams at the end follows how many senders are left: more than a quarter of a second. */
  private static final int LAST = 100;

  private final Datagrams heard;
  private final Places places;
  private final Marks marks;
  private final Turns turns;
  private final Standstills standstills;
  private final long fromNs;
  private final long toNs;

  /** First datagram of the time, and the first after it. */
  private final int first;

  private final int until;

  Figures(Channel channel, Standstills standstills, long fromNs, long toNs) {
    this.heard = channel.heard();
    this.places = channel.places();
    this.marks = channel.marks();
    this.turns = channel.turns();
    this.standstills = standstills;
    this.fromNs = fromNs;
    this.toNs = toNs;
    this.first = heard.firstAt(fromNs);
    this.until = heard.firstAt(toNs);
  }

  Map<String, Double> all() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("gap_ms", gapNs(Standstills.NONE) / 1e6);
    figures.put("net_gap_ms", gapNs(standstills) / 1e6);
    figures.put("media_ms", mediaGapNs() / 1e6);
    figures.put("missing", (double) missing());
    figures.put("repeated", (double) count(marks.repeated));
    figures.put("behind", (double) count(marks.behind));
    figures.put("different", (double) count(marks.different));
    figures.put("continuity", (double) sum(heard.continuityErrors));
    figures.put("unexplained", (double) sum(marks.unexplained));
    turns.put(fromNs, toNs, figures);
    figures.put("seam", (double) seam());
    figures.put("last_senders", (double) lastSenders());
    figures.put("due_ms", dueNs() / 1e6);
    figures.put("shift", shift());
    return figures;
  }

  /** How many datagrams of each sender. */
  int[] bySender(int senders) {
    int[] counts = new int[senders];
    for (int i = first; i < until; i++) {
      counts[heard.sender[i]]++;
    }
    return counts;
  }

  /** The longest time without a datagram that ends here, and what is silent at the end, less what does not count. */
  private long gapNs(Standstills without) {
    long widest = 0;
    for (int i = Math.max(1, first); i < until; i++) {
      widest = Math.max(widest, net(heard.ns[i - 1], heard.ns[i], without));
    }
    return Math.max(widest, net(until == 0 ? fromNs : heard.ns[until - 1], toNs, without));
  }

  private static long net(long fromNs, long toNs, Standstills without) {
    return toNs - fromNs - without.between(fromNs, toNs);
  }

  /** The longest time without a datagram that bears more than a table at most; a silence before the event does not count. */
  private long mediaGapNs() {
    int before = first - 1;
    while (before >= 0 && heard.filled[before] < 2 && !endsSilence(before)) {
      before--;
    }
    long last = before < 0 ? fromNs : heard.ns[before];
    long widest = 0;
    for (int i = first; i < until; i++) {
      if (heard.filled[i] > 1) {
        widest = Math.max(widest, heard.ns[i] - last);
        last = heard.ns[i];
      }
    }
    return Math.max(widest, toNs - last);
  }

  private boolean endsSilence(int i) {
    return i > 0 && heard.ns[i] - heard.ns[i - 1] > Judge.SILENCE_NS;
  }

  private long missing() {
    int before = placedBefore(first);
    int last = placedBefore(until);
    return before < 0 || last < first ? 0 : marks.missing(places.number[before], highest(first, until));
  }

  private int placedBefore(int end) {
    int i = end - 1;
    while (i >= 0 && places.number[i] == Places.UNPLACED) {
      i--;
    }
    return i;
  }

  private long highest(int from, int end) {
    long highest = Places.UNPLACED;
    for (int i = from; i < end; i++) {
      highest = Math.max(highest, places.number[i]);
    }
    return highest;
  }

  private int count(boolean[] marked) {
    int count = 0;
    for (int i = first; i < until; i++) {
      count += marked[i] ? 1 : 0;
    }
    return count;
  }

  private long sum(byte[] counts) {
    long sum = 0;
    for (int i = first; i < until; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** How many datagrams were passed over where the air went over. */
  private long seam() {
    long passedOver = 0;
    for (int i = Math.max(1, first); i < until; i++) {
      long before = turns.takesTheAir(i) ? highest(Math.max(0, i - BASELINE), i) : Places.UNPLACED;
      if (before != Places.UNPLACED && places.number[i] != Places.UNPLACED) {
        passedOver += Math.max(0, places.number[i] - before - 1);
      }
    }
    return passedOver;
  }

  /** How many senders the last datagrams are of. Who was heard before a silence only is not left. */
  private long lastSenders() {
    int from = until;
    while (from > Math.max(first, until - LAST) && (from == until || !endsSilence(from))) {
      from--;
    }
    return IntStream.range(from, until).map(i -> heard.sender[i]).distinct().count();
  }

  /** How far from when it was due the first datagram of a sender came that has the air from then on. */
  private double dueNs() {
    double baseline = baseline();
    double worst = 0;
    for (int i = Math.max(1, first); i < until; i++) {
      if (turns.takesTheAir(i) && places.number[i] != Places.UNPLACED) {
        worst = Math.max(worst, Math.abs(offset(i) - baseline));
      }
    }
    return Double.isNaN(worst) ? 0 : worst;
  }

  private double baseline() {
    return median(IntStream.range(Math.max(0, first - BASELINE), first));
  }

  /** Of how far from their due time datagrams came. */
  private double median(IntStream which) {
    double[] sorted = which.filter(i -> places.number[i] != Places.UNPLACED).mapToDouble(this::offset).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /**
   * By how many datagrams a sender that took the air is off, over most of its first ones: it began with another one than
   * the one that was due. One that came late by chance does not count.
   */
  private double shift() {
    double baseline = baseline();
    double worst = 0;
    for (int i = Math.max(1, first); i < until; i++) {
      if (turns.takesTheAir(i)) {
        int sender = heard.sender[i];
        IntStream its = IntStream.range(i, heard.count).filter(j -> heard.sender[j] == sender).limit(BEGINNING);
        worst = Math.max(worst, Math.abs(Math.rint((median(its) - baseline) / places.datagramNs)));
      }
    }
    return Double.isNaN(worst) ? 0 : worst;
  }

  private double offset(int i) {
    return heard.ns[i] - heard.ns[0] - (places.number[i] - places.number[0]) * places.datagramNs;
  }
}
