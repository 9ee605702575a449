import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges whether steps of the wall clock moved datagrams, from the records of bench/pacing/receive.c.
 *
 * <pre>java Steps.java RECORDS BITS_PER_SECOND STEPS NAME...</pre>
 *
 * A line of STEPS is the UTC of a step in nanoseconds and the step in seconds. NAMEs are those of the
 * groups in their order; the last is the control, whose clock was not stepped.
 *
 * <p>Four distances, all against the nominal rate, so that a lost datagram counts as one moved by a
 * datagram's time (2.8 ms at 3.75 Mbit/s) for good:
 *
 * <ul>
 *   <li>"at steps": from the median of the 3 s before a step, of all datagrams within 3 s after it
 *   <li>"nearby": from the median of the second around a datagram, of all datagrams
 *   <li>"settled": as "at steps", of the medians of each tenth of a second
 *   <li>"whole run": from the median of the first 3 s, of the medians of all seconds
 * </ul>
 *
 * After a step the clock of the air is drawn to the wall clock by 10 parts in a million at most, as it
 * should: 30 us in 3 s, 10 us in the second, and 10 us for each second in the whole run. Ends with
 * status 1 unless the first three are at most 1 ms and the last at most 1 ms more than that slew. Where
 * the first two of the control are beyond 1 ms, the machine held senders up, whatever their clocks
 * did; then they do not count for the others either.
 */
public final class Steps {
  private static final int RECORD = 64;
  private static final double MOST_NS = 1e6;
  private static final double SLEW = 10e-6;
  private static final double WINDOW_NS = 3e9;
  private static final double SECOND_NS = 1e9;
  private static final double TENTH_NS = 1e8;

  private Steps() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 4) {
      System.err.println("usage: java Steps.java RECORDS BITS_PER_SECOND STEPS NAME...");
      System.exit(2);
    }
    double datagramNs = 1316 * 8e9 / Double.parseDouble(args[1]);
    List<Step> steps = steps(Path.of(args[2]));
    String[] names = Arrays.copyOfRange(args, 3, args.length);
    List<Distances> judged = new ArrayList<>();
    for (int group = 0; group < names.length; group++) {
      judged.add(judge(names[group], stream(Path.of(args[0]), group, datagramNs), steps));
    }
    boolean quiet = judged.getLast().each() <= MOST_NS;
    if (!quiet) {
      System.out.println("the control was held up: the machine is busy; only medians are judged");
    }
    System.exit(judged.stream().allMatch(d -> d.isWell(quiet)) ? 0 : 1);
  }

  /** Nanoseconds; {@code each} is of single datagrams. */
  private record Distances(double each, double settled, double whole, double slew) {
    boolean isWell(boolean quiet) {
      return (!quiet || each <= MOST_NS) && settled <= MOST_NS && whole <= MOST_NS + slew;
    }
  }

  private record Step(double ns, String seconds) {}

  /** When datagrams came, and how far that is from the nominal rate; nanoseconds. */
  private record Stream(double[] at, double[] off) {
    double[] offBetween(double from, double to) {
      int first = index(from);
      return Arrays.copyOfRange(off, first, Math.max(first, index(to)));
    }

    private int index(double ns) {
      int found = Arrays.binarySearch(at, ns);
      return found >= 0 ? found : -found - 1;
    }
  }

  private static List<Step> steps(Path file) throws IOException {
    List<Step> steps = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ", -1);
      steps.add(new Step(Double.parseDouble(words[0]), words[1]));
    }
    return steps;
  }

  /** The layout is told at the head of receive.c. */
  private static Stream stream(Path file, int group, double datagramNs) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      int count = (int) (channel.size() / RECORD);
      double[] at = new double[count];
      double[] off = new double[count];
      int known = 0;
      long firstNs = 0;
      for (int i = 0; i < count; i++) {
        if (bytes.getShort(i * RECORD + 8) == group) {
          long ns = bytes.getLong(i * RECORD);
          firstNs = known == 0 ? ns : firstNs;
          at[known] = ns;
          off[known] = ns - firstNs - known * datagramNs;
          known++;
        }
      }
      return new Stream(Arrays.copyOf(at, known), Arrays.copyOf(off, known));
    }
  }

  private static Distances judge(String name, Stream stream, List<Step> steps) {
    double atSteps = 0;
    double settled = 0;
    for (Step step : steps) {
      double far = far(stream, step);
      double medians = medians(stream, step);
      System.out.printf(
          "%s: step of %s s: %.0f us, medians %.0f us%n",
          name, step.seconds(), far / 1e3, medians / 1e3);
      atSteps = Math.max(atSteps, far);
      settled = Math.max(settled, medians);
    }
    double nearby = nearby(stream);
    double seconds = (stream.at()[stream.at().length - 1] - stream.at()[0]) / SECOND_NS;
    double whole = whole(stream);
    System.out.printf(
        "%s: %d datagrams in %.1f s; at steps %.0f us, settled %.0f us, nearby %.0f us, whole run %.0f us (slew allows %.0f)%n",
        name, stream.at().length, seconds, atSteps / 1e3, settled / 1e3, nearby / 1e3, whole / 1e3, seconds * SLEW * 1e6);
    return new Distances(Math.max(atSteps, nearby), settled, whole, seconds * SLEW * 1e9);
  }

  private static double medians(Stream stream, Step step) {
    double before = median(stream.offBetween(step.ns() - WINDOW_NS, step.ns()));
    double most = 0;
    for (double at = step.ns(); at < step.ns() + WINDOW_NS; at += TENTH_NS) {
      most = Math.max(most, Math.abs(median(stream.offBetween(at, at + TENTH_NS)) - before));
    }
    return most;
  }

  private static double far(Stream stream, Step step) {
    double before = median(stream.offBetween(step.ns() - WINDOW_NS, step.ns()));
    return Arrays.stream(stream.offBetween(step.ns(), step.ns() + WINDOW_NS))
        .map(off -> Math.abs(off - before))
        .max()
        .orElseThrow();
  }

  private static double nearby(Stream stream) {
    double most = 0;
    for (int i = 0; i < stream.at().length; i++) {
      double at = stream.at()[i];
      double median = median(stream.offBetween(at - SECOND_NS / 2, at + SECOND_NS / 2));
      most = Math.max(most, Math.abs(stream.off()[i] - median));
    }
    return most;
  }

  private static double whole(Stream stream) {
    double begin = stream.at()[0];
    double end = stream.at()[stream.at().length - 1];
    double first = median(stream.offBetween(begin, begin + WINDOW_NS));
    double most = 0;
    for (double at = begin; at + SECOND_NS <= end; at += SECOND_NS) {
      most = Math.max(most, Math.abs(median(stream.offBetween(at, at + SECOND_NS)) - first));
    }
    return most;
  }

  private static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalStateException("no datagram where there should be hundreds");
    }
    return sorted[sorted.length / 2];
  }
}
