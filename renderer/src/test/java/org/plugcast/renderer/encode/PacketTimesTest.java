package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PacketTimesTest {
  private static PacketTimes of(String lines) throws IOException {
    PacketTimes times = new PacketTimes();
    PacketList.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), times);
    return times;
  }

  @Test
  void thePictureNearestToAMomentIsFound() throws IOException {
    NearestPicture nearest = new NearestPicture();
    String lines = "packet,10.0,0.04\npacket,10.12,\npacket,N/A,0.04\npacket,10.04,\nformat,10.0\n";
    PacketList.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), nearest);
    assertThat(nearest.to(0.11, 0.1)).isBetween(0.1199, 0.1201);
    assertThat(nearest.to(0.05, 0.1)).isBetween(0.0399, 0.0401);
    assertThat(nearest.to(7, 0.1)).isEqualTo(7);
    assertThat(new NearestPicture().to(1, 0.1)).isEqualTo(1);
  }

  @Test
  void theLastPictureShownIsSeldomTheLastDecoded() throws IOException {
    PacketTimes times =
        of(
            "packet,10.0,0.04\npacket,10.12,0.04\npacket,10.04,0.04\npacket,10.08,0.04\nformat,10.0\n");
    assertThat(times.seconds(0.06)).isBetween(0.1599, 0.1601);
  }

  @Test
  void theFirstPictureShownIsNotAlwaysTheFirstDecoded() throws IOException {
    PacketTimes times =
        of(
            "packet,N/A,0.04\npacket,10.09,0.04\npacket,10.01,0.04\npacket,10.05,0.04\nformat,10.0\n");
    assertThat(times.first()).isBetween(0.0099, 0.0101);
    assertThat(of("packet,N/A,N/A\nformat,10.0\n").first()).isZero();
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
