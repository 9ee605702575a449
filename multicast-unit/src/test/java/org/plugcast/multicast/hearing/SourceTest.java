package org.plugcast.multicast.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void addressAndPortComeApartAgain() {
    long source = Source.of(0xffc0a801, 65_535);
    assertThat(source).isPositive();
    assertThat(Source.address(source)).isEqualTo(0xffc0a801);
    assertThat(Source.port(source)).isEqualTo(65_535);
    assertThat(Source.text(source)).isEqualTo("255.192.168.1:65535");
  }
}
