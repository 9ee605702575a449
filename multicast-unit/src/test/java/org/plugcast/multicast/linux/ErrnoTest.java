package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {

  @Test
  void knownOnesHaveNamesAndWordsOthersTheirNumber() {
    assertThat(Errno.describe(101)).isEqualTo("ENETUNREACH (Network is unreachable)");
    assertThat(Errno.describe(123)).isEqualTo("errno 123");
  }

  @Test
  void structuresAreKnownOnTwoProcessorsOfLinux() {
    assertThat(Linux.isKnown("Linux", "amd64")).isTrue();
    assertThat(Linux.isKnown("Linux", "aarch64")).isTrue();
    assertThat(Linux.isKnown("Linux", "s390x")).isFalse();
    assertThat(Linux.isKnown("Mac OS X", "aarch64")).isFalse();
  }
}
