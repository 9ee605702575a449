import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Judges how exactly multicast was paced, from the records of receive.c.
 *
 * <pre>
 * java Analyse.java run RECORDS FROM TO GROUPS:BITS_PER_SECOND[,GROUPS:BITS_PER_SECOND ...]
 * java Analyse.java table RESULTS
 * </pre>
 *
 * "run" prints one line of key=value for what came between the UTC times FROM and TO, in
 * nanoseconds. "table" reads such lines, as {@code run} keeps them, and prints medians as a
 * Markdown table.
 */
public final class Analyse {
  private static final int PACKET = 188;
  private static final int DATAGRAM = 7 * PACKET;
  private static final int RTP_HEADER = 12;

  private Analyse() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 5 && args[0].equals("run")) {
      System.out.println(
          run(Path.of(args[1]), Long.parseLong(args[2]), Long.parseLong(args[3]), rates(args[4])));
    } else if (args.length == 2 && args[0].equals("table")) {
      System.out.print(Table.of(Files.readAllLines(Path.of(args[1]))).markdown());
    } else {
      System.err.println(
          "usage: java Analyse.java run RECORDS FROM TO GROUPS:RATE[,...] | table RESULTS");
      System.exit(2);
    }
  }

  /** Nominal rate of each group, bits per second of transport packets. */
  private static double[] rates(String text) {
    return Arrays.stream(text.split(","))
        .map(part -> part.split(":"))
        .flatMapToDouble(
            p ->
                IntStream.range(0, Integer.parseInt(p[0]))
                    .mapToDouble(i -> Double.parseDouble(p[1])))
        .toArray();
  }

  private static String run(Path file, long from, long to, double[] rates) throws IOException {
    List<Group> groups = Arrays.stream(rates).mapToObj(Group::new).toList();
    Records records = Records.map(file);
    for (int i = 0; i < records.count(); i++) {
      if (records.ns(i) >= from && records.ns(i) < to) {
        groups.get(records.group(i)).add(records, i, from);
      }
    }
    return new Verdict(groups).line();
  }

  /** The file that receive.c writes; its head describes the layout. */
  private record Records(MappedByteBuffer bytes, int count) {
    static final int LENGTH = 64;

    static Records map(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return new Records(bytes, (int) (channel.size() / LENGTH));
      }
    }

    private int u8(int record, int at) {
      return bytes.get(record * LENGTH + at) & 0xff;
    }

    private int u16(int record, int at) {
      return bytes.getShort(record * LENGTH + at) & 0xffff;
    }

    long ns(int record) {
      return bytes.getLong(record * LENGTH);
    }

    int group(int record) {
      return u16(record, 8);
    }

    /** Bytes of transport packets. */
    int length(int record) {
      return u16(record, 10) - (isRtp(record) ? RTP_HEADER : 0);
    }

    int sequenceNumber(int record) {
      return u16(record, 12);
    }

    boolean isRtp(int record) {
      return (u8(record, 14) & 1) != 0;
    }

    boolean isBroken(int record) {
      return (u8(record, 14) & 2) != 0;
    }

    int packets(int record) {
      return u8(record, 15);
    }

    /** Byte {@code at} of the header of a packet. */
    int header(int record, int packet, int at) {
      return u8(record, 16 + 4 * packet + at);
    }

    boolean discontinuityIndicator(int record, int packet) {
      return (u8(record, 44 + packet) & 0x80) != 0;
    }

    /**
     * Byte of the datagram that holds the last bit of the PCR's base, or -1. ISO/IEC 13818-1
     * §2.4.3.5.
     */
    int pcrByte(int record) {
      int packet = u8(record, 51);
      return packet == 255 ? -1 : packet * PACKET + 10;
    }

    /** In 27 MHz ticks. ISO/IEC 13818-1 §2.4.3.5. */
    long pcr(int record) {
      long base = 0;
      for (int i = 0; i < 4; i++) {
        base = base << 8 | u8(record, 52 + i);
      }
      int low = u8(record, 56);
      return (base << 1 | low >> 7) * 300 + ((low & 1) << 8 | u8(record, 57));
    }
  }

  /** Numbers in the order in which they came. */
  private static final class Series {
    private double[] values = new double[1 << 10];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    double get(int index) {
      return values[index];
    }

    double mean() {
      return Arrays.stream(values, 0, size).average().orElse(Double.NaN);
    }

    int size() {
      return size;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  /** One channel. Times are nanoseconds from the begin of the measurement. */
  private static final class Group {
    private final double rate;
    private final Series times = new Series();
    private final Series bits = new Series();
    private final Continuity continuity = new Continuity();
    private final ProgramClock clock;
    private double sumOfBits;
    private int odd;
    private int missing;
    private int sequenceNumber = -1;

    Group(double rate) {
      this.rate = rate;
      clock = new ProgramClock(rate);
    }

    void add(Records records, int i, long from) {
      double time = records.ns(i) - from;
      times.add(time);
      bits.add(sumOfBits);
      sumOfBits += 8.0 * records.length(i);
      odd += records.length(i) == DATAGRAM && !records.isBroken(i) ? 0 : 1;
      for (int packet = 0; packet < records.packets(i); packet++) {
        continuity.see(records, i, packet);
      }
      clock.see(records, i, time);
      if (records.isRtp(i)) {
        follow(records.sequenceNumber(i));
      }
    }

    private void follow(int next) {
      if (sequenceNumber >= 0) {
        missing += (short) (next - sequenceNumber - 1);
      }
      sequenceNumber = next;
    }

    boolean isSilent() {
      return times.size() < 3;
    }

    /** One datagram's time at the nominal rate, in milliseconds. */
    double datagramMs() {
      return DATAGRAM * 8 / rate * 1e3;
    }

    /** Bits before datagram {@code i + 1}. */
    private double bitsAfter(int i) {
      return i + 1 < bits.size() ? bits.get(i + 1) : sumOfBits;
    }
  }

  /** The line of least squares through bits sent before a datagram and its time. */
  private record Line(double meanBits, double meanNs, double nsPerBit) {
    static Line through(Group group) {
      double meanBits = group.bits.mean();
      double meanNs = group.times.mean();
      double xy = 0;
      double xx = 0;
      for (int i = 0; i < group.times.size(); i++) {
        double x = group.bits.get(i) - meanBits;
        xy += x * (group.times.get(i) - meanNs);
        xx += x * x;
      }
      return new Line(meanBits, meanNs, xy / xx);
    }

    double residualNs(double bits, double ns) {
      return Math.abs(ns - meanNs - (bits - meanBits) * nsPerBit);
    }

    double partsPerMillion(double rate) {
      return (1e9 / nsPerBit / rate - 1) * 1e6;
    }
  }

  /**
   * RFC 4445 §3.1: span of a virtual buffer that fills by what arrives and drains at the nominal
   * rate, for each second, divided by that rate.
   */
  private record DelayFactor(double[] ms) {
    private static final double INTERVAL_NS = 1e9;

    static DelayFactor of(Group group) {
      Series spans = new Series();
      for (int first = 0, next; first < group.times.size(); first = next) {
        double end = group.times.get(first) + INTERVAL_NS;
        next = first + 1;
        while (next < group.times.size() && group.times.get(next) < end) {
          next++;
        }
        if (next < group.times.size() || spans.size() == 0) {
          spans.add(span(group, first, next));
        }
      }
      return new DelayFactor(spans.toArray());
    }

    private static double span(Group group, int first, int next) {
      double least = Double.MAX_VALUE;
      double most = -Double.MAX_VALUE;
      for (int i = first; i < next; i++) {
        double drained = group.times.get(i) * group.rate / 1e9;
        least = Math.min(least, group.bits.get(i) - drained);
        most = Math.max(most, group.bitsAfter(i) - drained);
      }
      return (most - least) / group.rate * 1e3;
    }

    double worst() {
      return Arrays.stream(ms).max().orElse(Double.NaN);
    }

    double median() {
      return Analyse.median(ms);
    }
  }

  /** Continuity counters of all PIDs. ISO/IEC 13818-1 §2.4.3.3. */
  private static final class Continuity {
    private static final int PIDS = 0x2000;
    private static final int NULL_PID = 0x1fff;

    private final int[] last = new int[PIDS];
    private final boolean[] repeated = new boolean[PIDS];
    private int errors;

    Continuity() {
      Arrays.fill(last, -1);
    }

    void see(Records records, int record, int packet) {
      int pid = (records.header(record, packet, 1) & 0x1f) << 8 | records.header(record, packet, 2);
      int control = records.header(record, packet, 3);
      if (pid != NULL_PID) {
        boolean free = last[pid] < 0 || records.discontinuityIndicator(record, packet);
        errors += free || follows(pid, control) ? 0 : 1;
        last[pid] = control & 0xf;
      }
    }

    /** A packet without payload keeps the counter; one with payload may be sent twice. */
    private boolean follows(int pid, int control) {
      int step = control - last[pid] & 0xf;
      if ((control & 0x10) == 0) {
        return step == 0;
      }
      boolean again = step == 0 && !repeated[pid];
      repeated[pid] = step == 0;
      return step == 1 || again;
    }
  }

  /** Distance of the arrival of PCRs from their values. */
  private static final class ProgramClock {
    private static final long MODULUS = (1L << 33) * 300;
    private static final double JUMP_NS = 50e6;

    private final double rate;
    private final List<Series> stretches = new ArrayList<>();
    private long firstPcr = -1;
    private double lastDelay;

    ProgramClock(double rate) {
      this.rate = rate;
    }

    void see(Records records, int record, double timeNs) {
      if (records.pcrByte(record) < 0) {
        return;
      }
      long pcr = records.pcr(record);
      firstPcr = firstPcr < 0 ? pcr : firstPcr;
      double pcrNs = Math.floorMod(pcr - firstPcr, MODULUS) / 0.027;
      double delay = timeNs + (records.pcrByte(record) + 1) * 8 / rate * 1e9 - pcrNs;
      if (stretches.isEmpty() || Math.abs(delay - lastDelay) > JUMP_NS) {
        stretches.add(new Series());
      }
      stretches.getLast().add(delay);
      lastDelay = delay;
    }

    int jumps() {
      return Math.max(0, stretches.size() - 1);
    }

    /** Distances from the median of the stretch between two jumps, in nanoseconds. */
    double[] distances() {
      return stretches.stream()
          .map(Series::toArray)
          .flatMapToDouble(
              s -> {
                double median = median(s);
                return Arrays.stream(s).map(delay -> Math.abs(delay - median));
              })
          .toArray();
    }
  }

  /** All channels of a run. */
  private record Verdict(List<Group> groups) {
    String line() {
      List<Group> heard = groups.stream().filter(g -> !g.isSilent()).toList();
      Map<String, String> keys = new LinkedHashMap<>();
      keys.put("channels", "" + groups.size());
      keys.put("silent", "" + (groups.size() - heard.size()));
      keys.put("datagrams", sum(heard, g -> g.times.size()));
      putResiduals(keys, heard);
      putRate(keys, heard);
      putDelayFactor(keys, heard);
      putProgramClock(keys, heard);
      keys.put("continuity_errors", sum(heard, g -> g.continuity.errors));
      keys.put("not_1316", sum(heard, g -> g.odd));
      keys.put("rtp_missing", sum(heard, g -> g.missing));
      return keys.entrySet().stream()
          .map(e -> e.getKey() + "=" + e.getValue())
          .collect(Collectors.joining(" "));
    }

    private static String sum(List<Group> groups, ToDoubleFunction<Group> value) {
      return "" + (long) groups.stream().mapToDouble(value).sum();
    }

    private static void putResiduals(Map<String, String> keys, List<Group> heard) {
      Series all = new Series();
      for (Group group : heard) {
        Line line = Line.through(group);
        for (int i = 0; i < group.times.size(); i++) {
          all.add(line.residualNs(group.bits.get(i), group.times.get(i)));
        }
      }
      double[] sorted = Arrays.stream(all.toArray()).sorted().toArray();
      keys.put("p50_us", text(percentile(sorted, 0.5) / 1e3));
      keys.put("p99_us", text(percentile(sorted, 0.99) / 1e3));
      keys.put("p999_us", text(percentile(sorted, 0.999) / 1e3));
      keys.put("max_us", text(percentile(sorted, 1) / 1e3));
    }

    private static void putRate(Map<String, String> keys, List<Group> heard) {
      double[] ppm =
          heard.stream().mapToDouble(g -> Line.through(g).partsPerMillion(g.rate)).toArray();
      keys.put("rate_median_ppm", text(median(ppm)));
      keys.put(
          "rate_worst_ppm", text(Arrays.stream(ppm).boxed().max(byDistance()).orElse(Double.NaN)));
    }

    private static Comparator<Double> byDistance() {
      return Comparator.comparingDouble(Math::abs);
    }

    private static void putDelayFactor(Map<String, String> keys, List<Group> heard) {
      List<DelayFactor> factors = heard.stream().map(DelayFactor::of).toList();
      double over = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < heard.size(); i++) {
        over = Math.max(over, factors.get(i).worst() - heard.get(i).datagramMs());
      }
      keys.put(
          "df_median_ms",
          text(median(factors.stream().mapToDouble(DelayFactor::median).toArray())));
      keys.put(
          "df_worst_ms",
          text(factors.stream().mapToDouble(DelayFactor::worst).max().orElse(Double.NaN)));
      keys.put("df_worst_over_datagram_ms", text(over));
    }

    private static void putProgramClock(Map<String, String> keys, List<Group> heard) {
      double[] sorted =
          heard.stream()
              .flatMapToDouble(g -> Arrays.stream(g.clock.distances()))
              .sorted()
              .toArray();
      keys.put("pcr_p99_us", text(percentile(sorted, 0.99) / 1e3));
      keys.put("pcr_jumps", sum(heard, g -> g.clock.jumps()));
    }
  }

  /** Medians of the runs, one row for a scenario and sender, in the order of their first lines. */
  private record Table(Map<String, List<Map<String, String>>> rows) {
    private static final List<String> HEAD =
        List.of(
            "scenario",
            "channels",
            "sender",
            "p50",
            "p99",
            "p99.9",
            "max (us)",
            "delay factor, worst (ms)",
            "over a datagram's time (ms)",
            "rate off, worst (ppm)",
            "CPU (%)",
            "RSS (MB)",
            "continuity errors",
            "datagrams not 1316",
            "CPU of others (%)",
            "valid runs");
    private static final List<String> KEYS =
        List.of(
            "p50_us",
            "p99_us",
            "p999_us",
            "max_us",
            "df_worst_ms",
            "df_worst_over_datagram_ms",
            "rate_worst_ppm",
            "cpu_percent",
            "rss_mb",
            "continuity_errors",
            "not_1316",
            "others_percent");

    static Table of(List<String> lines) {
      Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
      for (String line : lines) {
        if (line.startsWith("scenario=")) {
          Map<String, String> keys = parse(line);
          rows.computeIfAbsent(
                  keys.get("scenario") + " " + keys.get("sender"), row -> new ArrayList<>())
              .add(keys);
        }
      }
      return new Table(rows);
    }

    private static Map<String, String> parse(String line) {
      return Arrays.stream(line.strip().split(" +"))
          .map(pair -> pair.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    String markdown() {
      String head = row(HEAD) + row(HEAD.stream().map(h -> "---").toList());
      return head
          + rows.values().stream()
              .map(Table::cells)
              .map(Analyse::row)
              .collect(Collectors.joining());
    }

    private static List<String> cells(List<Map<String, String>> runs) {
      List<Map<String, String>> valid =
          runs.stream().filter(r -> r.get("valid").equals("yes")).toList();
      Map<String, String> any = runs.getFirst();
      List<String> cells =
          new ArrayList<>(List.of(any.get("scenario"), any.get("channels"), any.get("sender")));
      KEYS.forEach(key -> cells.add(median(valid, key)));
      cells.add(valid.size() + " of " + runs.size());
      return cells;
    }

    private static String median(List<Map<String, String>> runs, String key) {
      double[] values =
          runs.stream()
              .filter(r -> r.containsKey(key))
              .mapToDouble(r -> Double.parseDouble(r.get(key)))
              // Above and below the nominal rate are not to cancel out.
              .map(value -> key.startsWith("rate_") ? Math.abs(value) : value)
              .toArray();
      return values.length == 0 ? "-" : shortText(Analyse.median(values));
    }
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Nearest rank of sorted values. */
  private static double percentile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** As many digits as a reader needs. */
  private static String shortText(double value) {
    boolean isWhole = value == Math.rint(value) || Math.abs(value) >= 100;
    return String.format(
        Locale.ROOT, isWhole ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f", value);
  }
}
