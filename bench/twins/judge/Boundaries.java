import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares an as-run log with a capture of the same channel.
 *
 * <pre>java Boundaries.java RECORDS FRAMES AS_RUN_CSV TOLERANCE_MS</pre>
 *
 * FRAMES has a line for each decoded frame of the capture: its place in bytes, a comma, its mean blue difference (U of
 * ffmpeg's signalstats). Items differ in colour, so that an item begins where that jumps, and when it did is the kernel's
 * time stamp of the datagram in which that frame begins. Only items that began within the capture are compared; between
 * the first and the last of them, none may be missing in either. A further line of the same item is a part of it: nobody
 * sees where that begins. Ends with status 1 if one differs by more than the
 * tolerance.
 */
public final class Boundaries {
  private static final int PAYLOAD = 7 * 188;
  private static final double JUMP = 40;

  private Boundaries() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("usage: java Boundaries.java RECORDS FRAMES AS_RUN_CSV TOLERANCE_MS");
      System.exit(2);
    }
    long[] arrivals = arrivals(Path.of(args[0]));
    List<Long> seen = seen(Path.of(args[1]), arrivals);
    List<Long> logged = logged(Path.of(args[2]), arrivals[0], arrivals[arrivals.length - 1]);
    System.exit(compare(seen, logged, Double.parseDouble(args[3])) ? 0 : 1);
  }

  private static long[] arrivals(Path records) throws IOException {
    byte[] record = new byte[Arrival.RECORD];
    ByteBuffer buffer = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    long[] arrivals = new long[(int) (Files.size(records) / Arrival.RECORD)];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(records), 1 << 20)) {
      for (int i = 0; i < arrivals.length; i++) {
        in.readNBytes(record, 0, record.length);
        arrivals[i] = buffer.getLong(0);
      }
    }
    return arrivals;
  }

  private static List<Long> seen(Path frames, long[] arrivals) throws IOException {
    List<Long> seen = new ArrayList<>();
    double before = Double.NaN;
    for (String line : Files.readAllLines(frames)) {
      String[] cells = line.split(",", -1);
      if (cells.length < 2 || !cells[0].matches("\\d+") || cells[1].isBlank()) {
        continue;
      }
      double colour = Double.parseDouble(cells[1]);
      if (Math.abs(colour - before) > JUMP) {
        seen.add(arrivals[(int) Math.min(arrivals.length - 1, Long.parseLong(cells[0]) / PAYLOAD)]);
      }
      before = colour;
    }
    return seen;
  }

  private static List<Long> logged(Path csv, long from, long to) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    int starts = column(csv, lines, "start");
    int items = column(csv, lines, "planned-from-packet");
    List<Long> logged = new ArrayList<>();
    String before = "";
    for (String line : lines.subList(1, lines.size())) {
      Instant start = Instant.parse(cell(line, starts));
      long ns = start.getEpochSecond() * 1_000_000_000 + start.getNano();
      String item = cell(line, items);
      if (ns > from && ns < to && !item.equals(before)) {
        logged.add(ns);
      }
      before = item;
    }
    return logged;
  }

  private static int column(Path csv, List<String> lines, String name) throws IOException {
    int column = lines.isEmpty() ? -1 : Arrays.asList(lines.getFirst().split(",", -1)).indexOf(name);
    if (column < 0) {
      throw new IOException(csv + ": expected a column called " + name);
    }
    return column;
  }

  /** Cells may be quoted, with doubled quotes inside (RFC 4180). */
  private static String cell(String line, int column) {
    boolean quoted = false;
    int at = 0;
    StringBuilder cell = new StringBuilder();
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        at++;
      } else if (at == column) {
        cell.append(c);
      }
    }
    return cell.toString();
  }

  private static boolean compare(List<Long> seen, List<Long> logged, double toleranceMs) {
    double worst = 0;
    int unmatched = 0;
    for (long boundary : seen) {
      double nearest = logged.stream().mapToDouble(l -> Math.abs(l - boundary) / 1e6).min().orElse(Double.NaN);
      if (!(nearest <= toleranceMs)) {
        System.out.printf("seen at %s, nearest in the log is %.1f ms away%n", time(boundary), nearest);
        unmatched++;
      }
      worst = Math.max(worst, nearest);
    }
    for (long entry : logged) {
      boolean within = !seen.isEmpty() && entry > seen.getFirst() && entry < seen.getLast();
      if (within && seen.stream().noneMatch(s -> Math.abs(s - entry) / 1e6 <= toleranceMs)) {
        System.out.printf("in the log at %s, not seen%n", time(entry));
        unmatched++;
      }
    }
    System.out.printf("%d items seen, %d in the log, %d do not agree, worst %.1f ms%n", seen.size(), logged.size(), unmatched, worst);
    return seen.size() > 1 && unmatched == 0;
  }

  private static Instant time(long ns) {
    return Instant.ofEpochSecond(ns / 1_000_000_000, ns % 1_000_000_000);
  }
}
