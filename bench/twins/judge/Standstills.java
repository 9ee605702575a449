import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** When the machine itself stood still, as standstill.c tells it: UTC in nanoseconds, in rising order. */
record Standstills(long[] from, long[] to) {
  static final Standstills NONE = new Standstills(new long[0], new long[0]);

  /** Lines of FROM TO. */
  static Standstills read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Standstills read = new Standstills(new long[lines.size()], new long[lines.size()]);
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).strip().split(" +");
      if (words.length != 2) {
        throw new IOException(file + ", line " + (i + 1) + ": expected FROM TO, not " + lines.get(i));
      }
      read.from[i] = Long.parseLong(words[0]);
      read.to[i] = Long.parseLong(words[1]);
    }
    return read;
  }

  /** For how long it stood still between two UTC, in nanoseconds. */
  long between(long fromNs, long toNs) {
    int i = Arrays.binarySearch(to, fromNs);
    long sum = 0;
    for (i = i < 0 ? -i - 1 : i; i < to.length && from[i] < toNs; i++) {
      sum += Math.max(0, Math.min(to[i], toNs) - Math.max(from[i], fromNs));
    }
    return sum;
  }

  String describe() {
    long sum = 0;
    long longest = 0;
    for (int i = 0; i < from.length; i++) {
      sum += to[i] - from[i];
      longest = Math.max(longest, to[i] - from[i]);
    }
    return String.format("the machine stood still %d times, %.1f ms at most, %.0f ms in all", from.length, longest / 1e6, sum / 1e6);
  }
}
