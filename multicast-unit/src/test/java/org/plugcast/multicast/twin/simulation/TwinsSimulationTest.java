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

  /** Runs in which a rule was broken once, by the twins. */
  private static final long[] BROKEN_BY_TWINS = {
    // a spare took the first datagrams of the new process for its own, and came back too soon
    59449,
    62887,
    // held up between its decision and the first datagram it sent over the twin
    43664,
    65794,
    // held up while sending it claimed to send, and the twin gave way to nobody
    54712,
    // a cancelled plan made a deaf twin another one's time more deaf
    104269
  };

  /** Runs in which the judge saw a broken rule where there was none. */
  private static final long[] MISJUDGED = {
    // decided by an old reading of the clock, sent nothing
    5482,
    32442,
    36202,
    38132,
    38642,
    97332,
    // a unit that was unable was taken for one that could send
    30809,
    35309,
    38339,
    79259,
    97109,
    // a watch did two things at a time; the last three datagrams counted as sending
    26009,
    80019,
    95009
  };

  @Test
  void neitherSilenceNorTwoSendersWhateverBefalls() {
    assertThat(violations(FIRST, SEEDS)).isEmpty();
  }

  @Test
  void norInRunsThatOnceWentWrong() {
    assertThat(
            LongStream.concat(LongStream.of(BROKEN_BY_TWINS), LongStream.of(MISJUDGED))
                .mapToObj(TwinsSimulationTest::violation)
                .filter(text -> !text.isEmpty()))
        .isEmpty();
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
