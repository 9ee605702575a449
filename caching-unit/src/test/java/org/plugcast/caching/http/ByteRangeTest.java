package org.plugcast.caching.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=5-, 5, 99",
    "bytes=5-7, 5, 7",
    "bytes=90-1000, 90, 99",
    "bytes=-10, 90, 99",
    "bytes=-1000, 0, 99"
  })
  void aRangeIsCutToTheBody(String header, long first, long last) {
    assertThat(ByteRange.parse(Optional.of(header), 100)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bytes=-", "bytes=a-b", "bytes=0-1,5-6", "lines=1-2"})
  void whatIsNoSingleRangeAsksForTheWhole(String header) {
    assertThat(ByteRange.parse(Optional.of(header), 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=7-5", "bytes=-0"})
  void aRangeWithoutAByteCannotBeSatisfied(String header) {
    assertThatThrownBy(() -> ByteRange.parse(Optional.of(header), 100))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("the body has 100 bytes");
  }

  @Test
  void noHeaderAsksForTheWhole() {
    assertThat(ByteRange.parse(Optional.empty(), 100)).isEmpty();
    assertThat(new ByteRange(5, 7).contentRange(100)).isEqualTo("bytes 5-7/100");
    assertThat(new ByteRange(5, 7).length()).isEqualTo(3);
  }
}
