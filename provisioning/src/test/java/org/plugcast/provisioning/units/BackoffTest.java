package org.plugcast.provisioning.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  @ParameterizedTest
  @CsvSource({"1,200", "2,400", "3,800", "6,6400", "7,10000", "1000,10000"})
  void doublesUpToTheLongest(int failures, long milliseconds) {
    assertThat(Backoff.DEFAULT.wait(failures)).isEqualTo(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @CsvSource({"0,0,1", "4,29,5", "4,30,1"})
  void steadyRunStartsTheCountAnew(int before, long seconds, int after) {
    assertThat(Backoff.DEFAULT.failures(before, Duration.ofSeconds(seconds))).isEqualTo(after);
  }
}
