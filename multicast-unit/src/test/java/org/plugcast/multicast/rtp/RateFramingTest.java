package org.plugcast.multicast.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.rtp.RtpHeader;

class RateFramingTest {
  /** The time stamp is floor(7 * 1504 * k * 90000 / rate) modulo 2^32. */
  @ParameterizedTest
  @CsvSource({
    "3750000, 0, 0, 0",
    "3750000, 1, 1, 252",
    "3750000, 65536, 0, 16559112",
    "3750000, 65535, 65535, 16558859",
    "1000, 3, 3, 2842560",
    "38800000, 175874632, 41544, 5",
  })
  void followsFromIndexAndRate(long rate, long datagram, int sequenceNumber, long timestamp) {
    byte[] bytes = new byte[RtpHeader.LENGTH];
    new RateFraming(rate, 0xcafe).write(datagram, bytes);
    byte[] expected = new byte[RtpHeader.LENGTH];
    RtpHeader.write(expected, 0, sequenceNumber, timestamp, 0xcafe);
    assertThat(bytes).isEqualTo(expected);
  }
}
