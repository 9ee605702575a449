import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells from decoded pictures when lyrics are highlighted.
 *
 * <pre>ffmpeg -i FILE.ts -f rawvideo -pix_fmt yuv420p - | java Highlight.java WIDTH HEIGHT NUMERATOR DENOMINATOR SONG.lrc</pre>
 *
 * <p>The template draws what is sung in white, all else darker. So in each row of the window of the
 * lyrics the white is measured, and how far these rows are from what they were shortly before a
 * stamp: the first picture in which they differ is where the highlight changed. Of a line that
 * begins, the white must also be found further down a moment later, before the lines move.
 */
class Highlight {
  /** Luma that is not white yet: what waits is at 160 and less, what is sung at 218. */
  private static final int DARK = 175;

  private static final int WHITE = 210;

  /** Of the height: beneath the heading. */
  private static final double TOP = 0.22;

  private static final double BOTTOM = 0.92;

  /** Pictures before a stamp in which nothing changes, and after it until when it must have. */
  private static final int BEFORE = 9;

  private static final int AFTER = 6;

  /** The picture before the stamp's may be the one that changes. */
  private static final int EARLY = 1;

  /** So many times as far as coding alone moves the rows. */
  private static final double CLEAR = 4;

  private static final Pattern STAMP = Pattern.compile("([\\[<])(\\d+):(\\d+\\.\\d+)[\\]>]([^<\\[]*)");

  private record Stamp(String words, double seconds, boolean line) {}

  public static void main(String[] words) throws IOException {
    int width = Integer.parseInt(words[0]);
    int height = Integer.parseInt(words[1]);
    double rate = Double.parseDouble(words[2]) / Double.parseDouble(words[3]);
    List<double[]> pictures = pictures(new DataInputStream(System.in), width, height);
    List<Stamp> stamps = stamps(Path.of(words[4]));
    int bad = 0;
    int[] offsets = new int[2 * AFTER + BEFORE];
    for (Stamp stamp : stamps) {
      int due = (int) Math.ceil(stamp.seconds() * rate - 1e-6);
      int seen = seen(pictures, due);
      boolean down = !stamp.line() || movesDown(pictures, due);
      boolean good = Math.abs(seen - due) <= 1 && down;
      bad += good ? 0 : 1;
      if (Math.abs(seen - due) < offsets.length / 2) {
        offsets[seen - due + offsets.length / 2]++;
      }
      if (!good || Boolean.getBoolean("all")) {
        System.out.printf(
            Locale.ROOT,
            "%s %7.2f s: due in picture %d, seen in %s%s: %s%n",
            good ? "ok  " : "BAD ",
            stamp.seconds(),
            due,
            seen == Integer.MAX_VALUE ? "none" : Integer.toString(seen),
            down ? "" : ", the white is not further down",
            stamp.words());
      }
    }
    System.out.printf("%d pictures, %d stamps (%d lines), %d wrong;", pictures.size(), stamps.size(),
        stamps.stream().filter(Stamp::line).count(), bad);
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] > 0) {
        System.out.printf(" %d at %+d pictures", offsets[i], i - offsets.length / 2);
      }
    }
    System.out.println();
    System.exit(bad == 0 && stamps.size() >= 20 ? 0 : 1);
  }

  /** The white in each row of each picture. */
  private static List<double[]> pictures(DataInputStream in, int width, int height)
      throws IOException {
    int first = (int) (TOP * height);
    int end = (int) (BOTTOM * height);
    byte[] picture = new byte[width * height * 3 / 2];
    List<double[]> all = new ArrayList<>();
    while (true) {
      try {
        in.readFully(picture);
      } catch (EOFException e) {
        return all;
      }
      double[] rows = new double[end - first];
      for (int y = first; y < end; y++) {
        int sum = 0;
        for (int x = 0; x < width; x++) {
          sum += Math.clamp((picture[y * width + x] & 0xff) - DARK, 0, WHITE - DARK);
        }
        rows[y - first] = (double) sum / (WHITE - DARK);
      }
      all.add(rows);
    }
  }

  private static List<Stamp> stamps(Path file) throws IOException {
    List<Stamp> stamps = new ArrayList<>();
    for (String row : Files.readAllLines(file)) {
      Matcher matcher = STAMP.matcher(row);
      String words = row.replaceAll("[\\[<].*?[\\]>]", "").strip();
      double line = -1;
      while (matcher.find()) {
        double seconds = Integer.parseInt(matcher.group(2)) * 60 + Double.parseDouble(matcher.group(3));
        boolean begins = matcher.group(1).equals("[");
        if (begins && !words.isEmpty()) {
          line = seconds;
          stamps.add(new Stamp(words, seconds, true));
        } else if (!begins && !matcher.group(4).isBlank() && seconds != line) {
          stamps.add(new Stamp(matcher.group(4).strip(), seconds, false));
        }
      }
    }
    return stamps;
  }

  /** The first picture around the one that is due whose rows are clearly not what they were. */
  private static int seen(List<double[]> pictures, int due) {
    int from = Math.max(0, due - BEFORE);
    int end = due - EARLY;
    double[] calm = mean(pictures.subList(from, end));
    double noise = 0;
    for (int i = from; i < end; i++) {
      noise = Math.max(noise, distance(pictures.get(i), calm));
    }
    for (int i = end; i < Math.min(pictures.size(), due + AFTER); i++) {
      if (distance(pictures.get(i), calm) > CLEAR * noise + 10) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static boolean movesDown(List<double[]> pictures, int due) {
    return due + 1 < pictures.size() && centre(pictures.get(due + 1)) > centre(pictures.get(due - 2)) + 10;
  }

  private static double centre(double[] rows) {
    double sum = 0;
    double moment = 0;
    for (int y = 0; y < rows.length; y++) {
      sum += rows[y];
      moment += rows[y] * y;
    }
    return sum == 0 ? 0 : moment / sum;
  }

  private static double[] mean(List<double[]> pictures) {
    double[] mean = new double[pictures.getFirst().length];
    for (double[] rows : pictures) {
      Arrays.setAll(mean, y -> mean[y] + rows[y] / pictures.size());
    }
    return mean;
  }

  private static double distance(double[] a, double[] b) {
    double distance = 0;
    for (int y = 0; y < a.length; y++) {
      distance += Math.abs(a[y] - b[y]);
    }
    return distance;
  }
}
