package org.plugcast.provisioning.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.mpeg.MuxRate;

class QuantitiesTest {
  @ParameterizedTest
  @CsvSource({
    "3750000,3750000",
    "3750k,3750000",
    "3.75M,3750000",
    "19.392658M,19392658",
    "1G,1000000000"
  })
  void ratesAreReadWithTheirUnit(String text, long bitsPerSecond) {
    assertThat(Quantities.rate(text)).isEqualTo(new MuxRate(bitsPerSecond));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fast",
        "-1",
        "3,75M",
        "3.75m",
        "1e6",
        "0.5",
        "0",
        "0.0015M",
        "3.7500001M",
        "99G"
      })
  void otherRatesAreNamed(String text) {
    assertThatThrownBy(() -> Quantities.rate(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--rate " + text + ": ")
        .hasMessageContaining("expected");
  }

  @Test
  void secondsMayHaveFractions() {
    assertThat(Quantities.seconds("10")).isEqualTo(Duration.ofSeconds(10));
    assertThat(Quantities.seconds("2.5")).isEqualTo(Duration.ofMillis(2500));
    assertThat(Quantities.seconds("0.000000001")).isEqualTo(Duration.ofNanos(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0.0", "-2", "soon", "1h", "NaN", "1e3"})
  void otherTimesAreNamed(String text) {
    assertThatThrownBy(() -> Quantities.seconds(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--seconds " + text + ": expected");
  }

  @Test
  void interfaceIsChosenOnlyWhereThereIsNoChoice() {
    assertThat(InterfaceChoice.only(List.of("eth0"))).isEqualTo("eth0");
    assertThatThrownBy(() -> InterfaceChoice.only(List.of("eth0", "eth1")))
        .hasMessage("say which interface sends, --interface IF: there are eth0, eth1");
    assertThatThrownBy(() -> InterfaceChoice.only(List.of()))
        .hasMessageContaining("--interface lo");
  }
}
