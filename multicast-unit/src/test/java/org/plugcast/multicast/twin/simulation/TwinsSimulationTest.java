package org.plugcast.multicast.twin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Plays many runs. {@code -Dplugcast.twins.seeds=100000} plays more, {@code
 * -Dplugcast.twins.first=4711 -Dplugcast.twins.seeds=1} replays one.
 */
class TwinsSimulationTest {
  private static final long FIRST = Long.getLong("plugcast.twins.first", 1);
  private static final long SEEDS = Long.getLong("plugcast.twins.seeds", 1_000);

  @Test
  void neitherSilenceNorTwoSendersWhateverBefalls() {
    assertThat(violations(FIRST, SEEDS)).isEmpty();
  }

  /** Plays {@code COUNT} runs from seed {@code FIRST} on, and prints how each kind failed. */
  public static void main(String[] arguments) {
    violations(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]))
        .forEach(System.out::println);
  }

  private static List<String> violations(long first, long count) {
    return LongStream.range(first, first + count)
        .parallel()
        .mapToObj(TwinsSimulationTest::violation)
        .filter(text -> !text.isEmpty())
        .limit(20)
        .toList();
  }

  private static String violation(long seed) {
    try {
      Run.play(seed);
      return "";
    } catch (Violation violation) {
      return String.valueOf(violation.getMessage());
    }
  }
}
