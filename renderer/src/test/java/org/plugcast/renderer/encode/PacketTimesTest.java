package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PacketTimesTest {
  private static PacketTimes of(String lines) throws IOException {
    PacketTimes times = new PacketTimes();
    times.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    return times;
  }

  @Test
  void theLastPictureShownIsSeldomTheLastDecoded() throws IOException {
    PacketTimes times =
        of(
            "packet,10.0,0.04\npacket,10.12,0.04\npacket,10.04,0.04\npacket,10.08,0.04\nformat,10.0\n");
    assertThat(times.seconds(0.06)).isBetween(0.1599, 0.1601);
  }

  @Test
  void aJumpOfTheClockIsNotBelieved() throws IOException {
    assertThat(of("packet,1.0,0.04\npacket,95443.7,0.04\nformat,1.0\n").seconds(4.2))
        .isEqualTo(4.2);
  }

  @Test
  void nonsenseIsPassedOver() throws IOException {
    assertThat(of("packet\npacket,N/A,N/A\n,,,\nformat\npacket,NaN,1e999\n").seconds(7))
        .isEqualTo(7);
    assertThat(of("").seconds(0)).isZero();
  }
}
