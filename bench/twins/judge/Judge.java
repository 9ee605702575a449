import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what a receiver heard while something was done to its senders, from the records of receive.c.
 *
 * <pre>java Judge.java RATE CHANNELS RECORDS EVENTS [OPTION...]</pre>
 *
 * EVENTS has lines of UTC in nanoseconds, a label and anything more. Prints a line for each event, of the worst channel
 * in each figure; then what the figures were together, and for each bound whether it is met. Ends with status 1 if one
 * is not, with 2 if it could not judge. Figures:
 *
 * <ul>
 *   <li>gap_ms: longest time between two datagrams; net_gap_ms: less for how long the machine stood still in it; media_ms: between two that bear more than a table; missing, repeated, behind, different: datagrams by their number in
 *       the channel (see {@link Places}): not sent at all, sent again, sent after a later one, sent again with other
 *       bytes; continuity: packets whose counter does not follow; unexplained: those before which no datagram is missing
 *   <li>overlap_ms, single_ms, stale, switches: see {@link Turns}
 *   <li>seam: datagrams passed over where the air went over
 *   <li>last_senders: of how many senders the last hundred datagrams are, of those after the last silence
 *   <li>due_ms: how far from when it was due the first datagram of a sender came that takes the air; shift: by how many
 *       datagrams most of its first ones are off, whatever held up some of them
 * </ul>
 */
public final class Judge {
  private static final List<String> STATISTICS = List.of("p50", "p99", "max");

  /** A longer time without any datagram is a silence. */
  static final long SILENCE_NS = 100_000_000;

  private final Options options;
  private final List<Channel> channels;
  private final Standstills standstills;
  private final long endNs;

  Judge(Options options, List<Datagrams> heard, Standstills standstills) {
    this.options = options;
    this.standstills = standstills;
    this.channels = heard.stream().map(h -> Channel.of(h, options.rate)).toList();
    this.endNs = heard.stream().filter(h -> h.count > 0).mapToLong(h -> h.ns[h.count - 1]).max().orElse(0);
  }

  public static void main(String[] args) {
    try {
      if (args.length == 1 && args[0].equals("--self-test")) {
        System.exit(SelfTest.run() ? 0 : 1);
      }
      Options options = new Options(Arrays.asList(args));
      List<Event> events = Event.read(options.events);
      List<Datagrams> heard = Records.read(options.records, options.payloads, options.channels, options.senders);
      Judge judge =
          new Judge(options, heard, options.standstills.isPresent() ? Standstills.read(options.standstills.get()) : Standstills.NONE);
      System.exit(judge.report(options.afterSilence ? judge.withFirsts(events) : events) ? 0 : 1);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("judge: " + e.getMessage());
      System.exit(2);
    }
  }

  /** Events, and one after each first datagram that comes, on any channel, after silence on all. */
  private List<Event> withFirsts(List<Event> events) {
    long[] times = channels.stream().flatMapToLong(c -> Arrays.stream(c.heard().ns, 0, c.heard().count)).sorted().toArray();
    List<Event> all = new ArrayList<>(events);
    for (int i = 1; i < times.length; i++) {
      if (times[i] - times[i - 1] > SILENCE_NS) {
        String silence = String.valueOf((times[i] - times[i - 1]) / 1_000_000);
        all.add(new Event(times[i] + 1, "first", Map.of("after_ms", silence)));
      }
    }
    all.sort(Comparator.comparingLong(Event::ns));
    return all;
  }

  private boolean report(List<Event> events) {
    List<Map<String, Double>> figures = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      figures.add(figures(events, i));
      print(i, events, figures.get(i));
    }
    describe();
    options.standstills.ifPresent(_ -> System.out.println(standstills.describe()));
    labels(events).forEach(label -> summary(label, events, figures));
    boolean good = !events.isEmpty();
    for (Expectation expectation : options.expectations) {
      List<Double> values = values(expectation.key(), expectation::concerns, events, figures);
      System.out.println(expectation.line(values));
      good &= expectation.isMetBy(values);
    }
    return good;
  }

  /** Of the channel where each is worst. */
  Map<String, Double> figures(List<Event> events, int i) {
    long from = events.get(i).ns();
    Map<String, Double> worst = new LinkedHashMap<>();
    for (Channel channel : channels) {
      new Figures(channel, standstills, from, end(events, i)).all().forEach((key, value) -> worst.merge(key, value, Math::max));
    }
    return worst;
  }

  private long end(List<Event> events, int i) {
    long next = i + 1 < events.size() ? events.get(i + 1).ns() : Math.max(endNs, events.get(i).ns()) + 1;
    return Math.min(next, events.get(i).ns() + (long) (options.windowSeconds * 1e9));
  }

  private void print(int i, List<Event> events, Map<String, Double> figures) {
    Event event = events.get(i);
    String broken =
        options.expectations.stream()
            .filter(e -> e.concerns(event.label()) && figures.containsKey(e.key()) && e.isBrokenBy(figures.get(e.key())))
            .map(Expectation::text)
            .collect(Collectors.joining(" "));
    if (options.quiet && broken.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder("event " + (i + 1) + " " + event.label());
    event.about().forEach((key, value) -> line.append(" " + key + "=" + value));
    figures.forEach((key, value) -> line.append(isWanted(key) ? " " + key + "=" + Expectation.number(value) : ""));
    line.append(" senders=" + senders(event.ns(), end(events, i)));
    System.out.println(line + (broken.isEmpty() ? " ok" : " BAD " + broken));
  }

  private boolean isWanted(String key) {
    return options.figures.isEmpty() || options.figures.contains(key);
  }

  private String senders(long from, long to) {
    int[] sum = new int[options.senders.count()];
    for (Channel channel : channels) {
      int[] counts = new Figures(channel, standstills, from, to).bySender(sum.length);
      Arrays.setAll(sum, i -> sum[i] + counts[i]);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < sum.length; i++) {
      if (sum[i] > 0) {
        names.add(options.senders.name(i) + ":" + sum[i]);
      }
    }
    return names.isEmpty() ? "none" : String.join(",", names);
  }

  private void describe() {
    for (int i = 0; i < channels.size(); i++) {
      Datagrams heard = channels.get(i).heard();
      System.out.printf(
          "channel %d: %d datagrams, %d not of seven packets, %d guessed, %d PCRs off the grid%n",
          i + 1, heard.count, heard.odd, channels.get(i).places().guesses(), channels.get(i).places().pcrsOff);
    }
  }

  private static Set<String> labels(List<Event> events) {
    return events.stream().map(Event::label).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Double> values(
      String key,
      java.util.function.Predicate<String> label,
      List<Event> events,
      List<Map<String, Double>> figures) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (label.test(events.get(i).label()) && figures.get(i).containsKey(key)) {
        values.add(figures.get(i).get(key));
      }
    }
    return values;
  }

  private void summary(String label, List<Event> events, List<Map<String, Double>> figures) {
    long count = events.stream().filter(e -> e.label().equals(label)).count();
    StringBuilder line = new StringBuilder(label + ": " + count + " events");
    for (String key : figures.getFirst().keySet()) {
      if (!isWanted(key)) {
        continue;
      }
      List<Double> values = values(key, label::equals, events, figures);
      line.append("; " + key);
      STATISTICS.forEach(s -> line.append(" " + s + " " + Expectation.number(Expectation.statistic(s, values))));
    }
    System.out.println(line);
  }
}
