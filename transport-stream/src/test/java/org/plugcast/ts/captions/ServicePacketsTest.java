package org.plugcast.ts.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.ts.captions.CaptionCases.constructs;
import static org.plugcast.ts.captions.CaptionCases.cue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.captions.CaptionCases.Construct;
import org.plugcast.ts.elementary.FrameRate;

class ServicePacketsTest {
  /** The data of a service block and the frame that it came with. */
  private record Block(int frame, String hex) {}

  @ParameterizedTest
  @ValueSource(strings = {"30000/1001", "60000/1001", "24000/1001", "25"})
  void serviceOneShowsWhatTheFirstFieldShows(String rate) {
    FrameRate frameRate = FrameRate.parse(rate);
    int perSecond = Math.round((float) frameRate.numerator() / frameRate.denominator());
    List<Cue> cues =
        List.of(
            cue(2_002, 4_004, "What is said here is long enough", "for several blocks"),
            cue(6_006, 7_007, "Señor™"));
    List<Block> blocks = blocks(TextCaptions.of(cues, frameRate, 10 * perSecond), 10 * perSecond);
    Block show = only(blocks, "8cfe8901");
    assertThat(show.frame()).isEqualTo(2 * perSecond);
    assertThat(only(blocks, "8cfd8902").frame()).isEqualTo(6 * perSecond);
    assertThat(blocks.stream().filter(b -> b.hex().equals("8cff")).map(Block::frame))
        .containsExactly(0, 4 * perSecond, 7 * perSecond);
    assertThat(text(blocks, 0, show.frame()))
        .startsWith("9818dc32711f19")
        .contains("920000" + ascii("What is said here is long enough"))
        .endsWith("920100" + ascii("for several blocks") + "03");
    assertThat(text(blocks, 4 * perSecond + 1, 6 * perSecond))
        .endsWith("920000" + ascii("Se") + "f1" + ascii("or") + "103903");
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Block only(List<Block> blocks, String hex) {
    List<Block> found = blocks.stream().filter(b -> b.hex().equals(hex)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static String text(List<Block> blocks, int from, int to) {
    StringBuilder text = new StringBuilder();
    blocks.stream()
        .filter(b -> b.frame() > from && b.frame() < to)
        .forEach(b -> text.append(b.hex()));
    return text.toString();
  }

  private static List<Block> blocks(TextCaptions track, int frames) {
    List<Block> blocks = new ArrayList<>();
    int packets = 0;
    for (int frame = 0; frame < frames; frame++) {
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      for (Construct construct : constructs(track.userData(frame))) {
        if (construct.valid() && construct.type() >= 2) {
          assertThat(construct.type()).isEqualTo(packet.size() == 0 ? 3 : 2);
          packet.write(construct.first());
          packet.write(construct.second());
        }
      }
      if (packet.size() > 0) {
        blocks.add(
            new Block(frame, HexFormat.of().formatHex(block(packet.toByteArray(), packets++))));
      }
    }
    return blocks;
  }

  /** ANSI/CTA-708-E §5, §6.2. */
  private static byte[] block(byte[] packet, int number) {
    assertThat(packet[0] >> 6 & 3).as("sequence_number").isEqualTo(number % 4);
    assertThat((packet[0] & 0x3f) * 2).as("packet_size").isEqualTo(packet.length);
    assertThat(packet[1] >> 5 & 7).as("service_number").isEqualTo(1);
    int size = packet[1] & 0x1f;
    assertThat(size).isBetween(packet.length - 3, packet.length - 2);
    byte[] data = new byte[size];
    System.arraycopy(packet, 2, data, 0, size);
    return data;
  }
}
