package org.plugcast.ts.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.testing.MemoryClips;

class RtpFramingTest {
  /** Datagrams in two thousand years at 1.5 Mbit/s, in 48 years at 60 Mbit/s. */
  private static final long MOST = 1L << 43;

  private static final long LAST_TICKS = Pcr.MODULUS - 1;

  private static RtpFraming framing(long rate, long originTicks) {
    return new RtpFraming(
        new ChannelGrid(
            MemoryClips.format(
                rate, VideoCodec.H264, "30000/1001", AudioCodec.AC3, 17_500_000, 27_000_000),
            originTicks),
        0x0102_0304);
  }

  /** A datagram at 3.75 Mbit/s lasts 252.672 ticks of 90 kHz; PCR 2^32 * 300 is half way round. */
  @ParameterizedTest
  @CsvSource({
    "            0,           0,     0,          0",
    "            0,           1,     1,        252",
    "            0,           2,     2,        505",
    "            0,       65535, 65535,   16558859",
    "            0,       65536,     0,   16559112",
    "          299,           0,     0,          0",
    "          300,           0,     0,          1",
    "1288490188500,           0,     0, 4294967295",
    "1288490188800,           0,     0,          0",
    "1288490188500,           1,     1,        251",
    "2576980377599,           0,     0, 4294967295",
    "2576980377599,           1,     1,        252",
    "2576980377300,           1,     1,        251"
  })
  void derivesSequenceNumberAndTimestamp(
      long originTicks, long datagram, int sequenceNumber, long timestamp) {
    RtpFraming framing = framing(3_750_000, originTicks);
    assertThat(framing.sequenceNumber(datagram)).isEqualTo(sequenceNumber);
    assertThat(framing.timestamp(datagram)).isEqualTo(timestamp);
  }

  @Property
  void theTimestampIsExactToOneTickForEver(
      @ForAll @LongRange(min = 1_500_000, max = 60_000_000) long rate,
      @ForAll @LongRange(min = 0, max = LAST_TICKS) long originTicks,
      @ForAll @LongRange(min = 0, max = MOST) long datagram) {
    BigInteger ticks =
        BigInteger.valueOf(datagram)
            .multiply(BigInteger.valueOf(7 * 188 * 8 * 27_000_000L))
            .divide(BigInteger.valueOf(rate))
            .add(BigInteger.valueOf(originTicks));
    long base =
        ticks.mod(BigInteger.valueOf(Pcr.MODULUS)).divide(BigInteger.valueOf(300)).longValueExact();
    assertThat(framing(rate, originTicks).timestamp(datagram)).isEqualTo(base & 0xffff_ffffL);
  }

  /** The PCR field speaks of a byte 10 bytes later in the same packet (§2.4.3.5). */
  @Property
  void theTimestampIsThePcrOfItsFirstPacketLessElevenBytes(
      @ForAll @LongRange(min = 1_500_000, max = 60_000_000) long rate,
      @ForAll @LongRange(min = 0, max = LAST_TICKS) long originTicks,
      @ForAll @LongRange(min = 0, max = MOST) long datagram) {
    RtpFraming framing = framing(rate, originTicks);
    long pcrBase = framing.grid().pcr(datagram * 7) / 300;
    long elevenBytes = 11 * 8 * 90_000 / rate + 1;
    assertThat(pcrBase - framing.timestamp(datagram) & 0xffff_ffffL).isBetween(0L, elevenBytes);
  }

  @Property
  void twoUnitsWriteTheSameHeader(
      @ForAll @LongRange(min = 0, max = LAST_TICKS) long originTicks,
      @ForAll @LongRange(min = 0, max = MOST) long datagram) {
    byte[] one = new byte[RtpHeader.LENGTH];
    byte[] other = new byte[RtpHeader.LENGTH];
    RtpFraming.of(Timelines.timeline(originTicks)).writeHeader(datagram, one, 0);
    RtpFraming.of(Timelines.timeline("Blues", 1, Timelines.EPOCH, originTicks, 9))
        .writeHeader(datagram, other, 0);
    assertThat(one).isEqualTo(other);
  }

  @Test
  void headersAreGolden() {
    RtpFraming framing = framing(3_750_000, 1_288_490_188_500L);
    byte[] bytes = new byte[RtpHeader.LENGTH];
    StringBuilder headers = new StringBuilder();
    for (long datagram : new long[] {0, 1, 65_535, 65_536}) {
      framing.writeHeader(datagram, bytes, 0);
      headers.append(HexFormat.of().formatHex(bytes)).append('\n');
    }
    assertThat(headers)
        .hasToString(
            """
            80210000ffffffff01020304
            80210001000000fb01020304
            8021ffff00fcab0a01020304
            8021000000fcac0701020304
            """);
  }
}
