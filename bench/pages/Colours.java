import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges pictures of two RGB pixels each, the data's colour and the item's, on standard input. */
class Colours {
  /** An item from its first picture to its last. */
  private record Run(boolean bright, int first, Set<String> colours, int last) {}

  public static void main(String[] words) throws IOException {
    List<Run> runs = new ArrayList<>();
    DataInputStream in = new DataInputStream(System.in);
    byte[] picture = new byte[6];
    for (int number = 0; read(in, picture); number++) {
      boolean bright = (picture[4] & 0xff) > 128;
      Run last = runs.isEmpty() ? null : runs.getLast();
      if (last == null || last.bright() != bright) {
        last = new Run(bright, number, new HashSet<>(), number);
        runs.add(last);
      }
      last.colours().add(colour(picture));
      runs.set(runs.size() - 1, new Run(bright, last.first(), last.colours(), number));
    }
    runs.forEach(System.out::println);
    System.exit(judged(runs) ? 0 : 1);
  }

  private static boolean read(DataInputStream in, byte[] picture) throws IOException {
    try {
      in.readFully(picture);
      return true;
    } catch (EOFException e) {
      return false;
    }
  }

  private static String colour(byte[] picture) {
    int red = picture[0] & 0xff;
    int blue = picture[2] & 0xff;
    return red > blue + 60 ? "red" : blue > red + 60 ? "blue" : "neither " + red + " " + blue;
  }

  private static boolean judged(List<Run> runs) {
    boolean good = runs.size() > 4;
    for (Run run : runs) {
      good &= run.colours().size() == 1;
    }
    for (boolean bright : List.of(true, false)) {
      List<String> seen =
          runs.stream()
              .filter(run -> run.bright() == bright)
              .map(run -> String.join("+", run.colours()))
              .toList();
      // Red, then blue, once.
      int blue = seen.indexOf("blue");
      good &= blue > 0 && seen.subList(0, blue).stream().allMatch("red"::equals);
      good &= blue > 0 && seen.subList(blue, seen.size()).stream().allMatch("blue"::equals);
    }
    int change = 0;
    while (change < runs.size() && runs.get(change).colours().contains("red")) {
      change++;
    }
    System.out.printf(
        "figure: %d items on air, the first blue one is number %d, at picture %d%n",
        runs.size(), change + 1, change < runs.size() ? runs.get(change).first() : -1);
    return good;
  }
}
