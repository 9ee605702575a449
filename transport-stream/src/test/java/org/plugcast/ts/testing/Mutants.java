package org.plugcast.ts.testing;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Damaged bytes for the parsers of foreign data: each is read or refused by {@link
 * MalformedStreamException}, in less than a second.
 *
 * <p>A mutant that does worse is written to {@code target/fuzz/NAME}; moved to {@code
 * src/test/resources/fuzz/NAME} it is tried first ever after. {@code -Dplugcast.fuzz.seed=N} tries
 * other mutants than CI does, {@code -Dplugcast.fuzz.times=N} N times as many.
 */
public final class Mutants {
  /** What is tried. */
  @FunctionalInterface
  public interface Parser {
    void parse(byte[] bytes) throws IOException;
  }

  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final byte[] TELLING = {0, 1, 0x47, 0x7f, (byte) 0x80, (byte) 0xff};

  private final String name;
  private final List<byte[]> originals;
  private final UnaryOperator<byte[]> repair;

  private Mutants(String name, List<byte[]> originals, UnaryOperator<byte[]> repair) {
    this.name = name;
    this.originals = originals;
    this.repair = repair;
  }

  /** Mutants of {@code originals}, whose failures are kept under {@code name}. */
  public static Mutants of(String name, byte[]... originals) {
    return new Mutants(name, List.of(originals), UnaryOperator.identity());
  }

  /**
   * The same, with every second mutant mended, so that it passes a checksum and reaches the parser
   * behind it.
   */
  public Mutants mended(UnaryOperator<byte[]> mend) {
    return new Mutants(name, originals, mend);
  }

  /** Tries the originals, the failures of the past and {@code count} mutants. */
  public void check(int count, Parser parser) throws IOException {
    originals.forEach(original -> attempt(original, parser));
    seeds().forEach(seed -> attempt(seed, parser));
    Random random = new Random(Long.getLong("plugcast.fuzz.seed", 1));
    long times = Long.getLong("plugcast.fuzz.times", 1);
    for (long i = 0; i < count * times; i++) {
      byte[] mutant = mutant(random);
      attempt(i % 2 == 0 ? mutant : repair.apply(mutant), parser);
    }
  }

  private List<byte[]> seeds() throws IOException {
    Path folder = Path.of("src/test/resources/fuzz").resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Mutants::read).toList();
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void attempt(byte[] bytes, Parser parser) {
    long start = System.nanoTime();
    try {
      parser.parse(bytes.clone());
    } catch (MalformedStreamException refused) {
      if (refused.clause().isBlank() || refused.byteOffset() < 0) {
        fail("refused without clause or offset: " + keep(bytes), refused);
      }
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      fail("uncaught: " + keep(bytes), e);
    }
    if (System.nanoTime() - start > LONGEST_NANOS) {
      fail("over a second: " + keep(bytes));
    }
  }

  private Path keep(byte[] bytes) {
    try {
      Path folder = Files.createDirectories(Path.of("target/fuzz").resolve(name));
      Path file = folder.resolve("%08x.bin".formatted(Arrays.hashCode(bytes)));
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] mutant(Random random) {
    byte[] bytes = originals.get(random.nextInt(originals.size())).clone();
    for (int edits = 1 + random.nextInt(4); edits > 0 && bytes.length > 0; edits--) {
      bytes = edited(bytes, random);
    }
    return bytes;
  }

  private byte[] edited(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length);
    int length = Math.min(1 + random.nextInt(1 + random.nextInt(400)), bytes.length - at);
    switch (random.nextInt(9)) {
      case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
      case 3 -> bytes[at] = (byte) random.nextInt();
      case 4 -> Arrays.fill(bytes, at, at + length, TELLING[random.nextInt(TELLING.length)]);
      case 5 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 6 -> {
        return joined(bytes, at, new byte[0], at + length);
      }
      case 7 -> {
        return joined(bytes, at + length, Arrays.copyOfRange(bytes, at, at + length), at + length);
      }
      default -> {
        byte[] other = originals.get(random.nextInt(originals.size()));
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + length);
        return joined(bytes, at, Arrays.copyOfRange(other, from, to), at);
      }
    }
    return bytes;
  }

  /** What is before {@code end}, then {@code middle}, then what is from {@code start} on. */
  private static byte[] joined(byte[] bytes, int end, byte[] middle, int start) {
    byte[] joined = new byte[end + middle.length + bytes.length - start];
    System.arraycopy(bytes, 0, joined, 0, end);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(bytes, start, joined, end + middle.length, bytes.length - start);
    return joined;
  }
}
