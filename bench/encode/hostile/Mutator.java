import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damaged copies of seed files. All of a mutant follows from its name: {@code SEED~KIND:NUMBER[:RATIO[:RANGE]]}. */
final class Mutator {
  private static final List<String> RATIOS = List.of("0.00002", "0.0001", "0.0004", "0.001", "0.004", "0.01", "0.05");
  private static final byte[][] LENGTHS = {
    {-1, -1, -1, -1}, {127, -1, -1, -1}, {-128, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1}, {-1, -1, -1, 127}, {1, 0, 0, 0}, {-1, -1}, {127, -1}, {0, 0},
    {-1, -1, -1, -1, -1, -1, -1, -1}, {127, -1, -1, -1, -1, -1, -1, -1}, {1, -1, -1, -1, -1, -1, -1, -1}, {-1}, {0}, {0, 1, 0, 0}
  };

  private Mutator() {}

  /** The mutant of this number: every seed file gets its turn. */
  static String name(List<String> seeds, long campaign, int number) {
    Random random = new Random(campaign * 1_000_003 + number);
    String seed = seeds.get(number % seeds.size());
    int own = random.nextInt(1 << 24);
    return switch (random.nextInt(10)) {
      case 0 -> seed + "~cut:" + own;
      case 1 -> seed + "~move:" + own;
      case 2 -> seed + "~length:" + own;
      case 3, 4 -> seed + "~zzuf:" + own + ":" + RATIOS.get(3 + random.nextInt(4)) + ":0-" + (63 << random.nextInt(6));
      default -> seed + "~zzuf:" + own + ":" + RATIOS.get(random.nextInt(RATIOS.size()));
    };
  }

  static String seed(String name) {
    return name.substring(0, name.lastIndexOf('~'));
  }

  static byte[] bytes(Path seeds, String name) throws IOException, InterruptedException {
    Path seed = seeds.resolve(seed(name));
    String[] words = name.substring(name.lastIndexOf('~') + 1).split(":", -1);
    long number = Long.parseLong(words[1]);
    byte[] bytes = Files.readAllBytes(seed);
    return switch (words[0]) {
      case "zzuf" -> zzuf(seed, words);
      case "cut" -> cut(bytes, new Random(number));
      case "move" -> move(bytes, new Random(number));
      case "length" -> length(bytes, new Random(number));
      default -> throw new IllegalArgumentException(name + ": no such kind of mutant");
    };
  }

  private static byte[] zzuf(Path seed, String[] words) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("zzuf", "-s", words[1], "-r", words[2]));
    if (words.length > 3) {
      command.addAll(List.of("-b", words[3]));
    }
    Process process = new ProcessBuilder(command).redirectInput(seed.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] bytes = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0 || bytes.length == 0) {
      throw new IOException("zzuf failed: " + new String(bytes, StandardCharsets.UTF_8));
    }
    return bytes;
  }

  /** The head alone, the tail alone, or all but a piece of it. */
  private static byte[] cut(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(3)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> Arrays.copyOfRange(bytes, at / 4, bytes.length);
      default -> {
        int length = Math.min(bytes.length - at, 1 << random.nextInt(16));
        byte[] rest = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, rest, at, bytes.length - at - length);
        yield rest;
      }
    };
  }

  /** Pieces change places, are written over each other, or are blanked. */
  private static byte[] move(byte[] bytes, Random random) {
    byte[] moved = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int length = Math.max(1, Math.min(moved.length / 4, 1 << random.nextInt(14)));
      int from = random.nextInt(moved.length - length + 1);
      int to = random.nextInt(moved.length - length + 1);
      byte[] piece = Arrays.copyOfRange(moved, from, from + length);
      byte[] other = Arrays.copyOfRange(moved, to, to + length);
      switch (random.nextInt(3)) {
        case 0 -> System.arraycopy(piece, 0, moved, to, length);
        case 1 -> {
          System.arraycopy(piece, 0, moved, to, length);
          System.arraycopy(other, 0, moved, from, length);
        }
        default -> Arrays.fill(moved, from, from + length, (byte) (random.nextBoolean() ? 0 : 0xff));
      }
    }
    return moved;
  }

  /** Numbers that a reader might take for lengths and counts, mostly near the head. */
  private static byte[] length(byte[] bytes, Random random) {
    byte[] wrong = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      byte[] value = LENGTHS[random.nextInt(LENGTHS.length)];
      int range = random.nextInt(4) == 0 ? wrong.length : Math.min(wrong.length, 64 << random.nextInt(7));
      if (range > value.length) {
        System.arraycopy(value, 0, wrong, random.nextInt(range - value.length), value.length);
      }
    }
    return wrong;
  }
}
