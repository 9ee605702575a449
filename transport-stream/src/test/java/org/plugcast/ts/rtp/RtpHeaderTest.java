package org.plugcast.ts.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.mpeg.MalformedStreamException;

class RtpHeaderTest {
  private static final int OFFSET = 3;

  @ParameterizedTest
  @CsvSource({
    "    0,          0, 00000000, 80 21 0000 00000000 00000000",
    "    1,          2, 00000003, 80 21 0001 00000002 00000003",
    "65535, 4294967295, ffffffff, 80 21 ffff ffffffff ffffffff",
    " 4660, 2271560481, 89abcdef, 80 21 1234 87654321 89abcdef"
  })
  void writesAndReads(int sequenceNumber, long timestamp, String ssrc, String hex) {
    byte[] coded = parse(hex);
    byte[] bytes = new byte[OFFSET + RtpHeader.LENGTH];
    RtpHeader.write(bytes, OFFSET, sequenceNumber, timestamp, Integer.parseUnsignedInt(ssrc, 16));
    assertThat(Arrays.copyOfRange(bytes, OFFSET, bytes.length)).isEqualTo(coded);
    assertThat(RtpHeader.version(bytes, OFFSET)).isEqualTo(2);
    assertThat(RtpHeader.hasPadding(bytes, OFFSET)).isFalse();
    assertThat(RtpHeader.hasExtension(bytes, OFFSET)).isFalse();
    assertThat(RtpHeader.csrcCount(bytes, OFFSET)).isZero();
    assertThat(RtpHeader.marker(bytes, OFFSET)).isFalse();
    assertThat(RtpHeader.payloadType(bytes, OFFSET)).isEqualTo(RtpHeader.PAYLOAD_TYPE_MP2T);
    assertThat(RtpHeader.sequenceNumber(bytes, OFFSET)).isEqualTo(sequenceNumber);
    assertThat(RtpHeader.timestamp(bytes, OFFSET)).isEqualTo(timestamp);
    assertThat(Integer.toHexString(RtpHeader.ssrc(bytes, OFFSET)))
        .isEqualTo(ssrc.replaceFirst("^0{1,7}", ""));
  }

  @Test
  void numbersBeyondTheirFieldsWrap() {
    byte[] bytes = new byte[RtpHeader.LENGTH];
    RtpHeader.write(bytes, 0, 65_536 + 7, (1L << 32) + 9, 1);
    assertThat(RtpHeader.sequenceNumber(bytes, 0)).isEqualTo(7);
    assertThat(RtpHeader.timestamp(bytes, 0)).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "80a1 0000 00000000 00000000 47,                                 12, 13",
    "8221 0000 00000000 00000000 11111111 22222222 47,               20, 21",
    "9021 0000 00000000 00000000 bede0001 aaaaaaaa 47,               20, 21",
    "9121 0000 00000000 00000000 11111111 bede0000 47,               20, 21",
    "a021 0000 00000000 00000000 47 000003,                          12, 13",
    "8021 0000 00000000 00000000,                                    12, 12"
  })
  void findsThePayloadOfForeignDatagrams(String hex, int start, int end) throws Exception {
    byte[] coded = parse(hex);
    byte[] bytes = new byte[OFFSET + coded.length];
    System.arraycopy(coded, 0, bytes, OFFSET, coded.length);
    assertThat(RtpHeader.payloadStart(bytes, OFFSET, coded.length)).isEqualTo(OFFSET + start);
    assertThat(RtpHeader.payloadEnd(bytes, OFFSET, coded.length)).isEqualTo(OFFSET + end);
  }

  @ParameterizedTest
  @CsvSource({
    "8021 0000 00000000 000000,                     RTP header cut short at byte 0",
    "4700 0000 00000000 00000000 00,                not RTP version 2 at byte 0",
    "8121 0000 00000000 00000000 0000,              RTP header cut short at byte 0",
    "9021 0000 00000000 00000000 bede,              RTP header extension cut short at byte 12",
    "9021 0000 00000000 00000000 bede0001 aa,       RTP header cut short at byte 0",
    "a021 0000 00000000 00000000,                   RTP padding is not in the payload at byte 11",
    "a021 0000 00000000 00000000 4700,              RTP padding is not in the payload at byte 13",
    "a021 0000 00000000 00000000 4703,              RTP padding is not in the payload at byte 13"
  })
  void refusesWhatIsNoWholeDatagram(String hex, String message) {
    byte[] bytes = parse(hex);
    assertThatThrownBy(() -> RtpHeader.payloadEnd(bytes, 0, bytes.length))
        .isInstanceOf(MalformedStreamException.class)
        .hasMessage(message + " (RFC 3550 §5.1)");
  }

  private static byte[] parse(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
