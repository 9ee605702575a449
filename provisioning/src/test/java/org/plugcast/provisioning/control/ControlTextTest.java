package org.plugcast.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.provisioning.update.Version;

class ControlTextTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Version VERSION = new Version(Path.of("/java"), "/a.jar:/b.jar");

  @Test
  void requestsAreReadBack() {
    for (ControlRequest request :
        List.of(
            new ControlRequest.Update(Optional.of("multicast-01"), VERSION, MINUTE),
            new ControlRequest.Update(Optional.empty(), VERSION, MINUTE),
            new ControlRequest.RollBack(Optional.of("multicast-02"), MINUTE),
            new ControlRequest.RollBack(Optional.empty(), MINUTE))) {
      String line = ControlText.write(request);
      assertThat(line).doesNotContain("\n");
      assertThat(ControlText.request(line)).isEqualTo(request);
    }
  }

  @Test
  void repliesAreReadBack() {
    for (ControlReply reply :
        List.of(
            new ControlReply.Step("a \"quoted\"\nword"),
            new ControlReply.Done("done"),
            new ControlReply.Failed("why"))) {
      String line = ControlText.write(reply);
      assertThat(line).doesNotContain("\n");
      assertThat(ControlText.reply(line)).isEqualTo(reply);
    }
    assertThatThrownBy(() -> ControlText.reply("{\"step\":7}")).hasMessageContaining("a reply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "update | expected a line of JSON",
        "[] | expected a JSON object",
        "7 | expected a JSON object",
        "`` | expected a JSON object",
        "{} | expected seconds",
        "{\"withinSeconds\":60} | \"do\": expected update or rollback",
        "{\"do\":\"stop\",\"withinSeconds\":60} | \"do\": expected update or rollback",
        "{\"do\":\"rollback\",\"withinSeconds\":60} x | expected a line of JSON",
        "{\"do\":\"rollback\",\"do\":\"update\"} | expected a line of JSON",
        "{\"do\":\"rollback\",\"withinSeconds\":0} | time limit 0 s: expected 1 to 3600",
        "{\"do\":\"rollback\",\"withinSeconds\":1e3} | expected seconds",
        "{\"do\":\"rollback\",\"withinSeconds\":99999999999} | expected seconds",
        "{\"do\":\"rollback\",\"withinSeconds\":60,\"force\":true} | unknown member \"force\"",
        "{\"do\":\"rollback\",\"withinSeconds\":60,\"unit\":\"../x\"} | \"unit\": expected letters",
        "{\"do\":\"rollback\",\"withinSeconds\":60,\"unit\":null} | \"unit\": expected letters",
        "{\"do\":\"update\",\"withinSeconds\":60} | \"javaHome\": expected a path",
        "{\"do\":\"update\",\"withinSeconds\":60,\"javaHome\":\"/j\"} | \"classPath\": expected paths",
        "{\"do\":\"update\",\"withinSeconds\":60,\"javaHome\":\"j\",\"classPath\":\"/a\"} | not an absolute",
        "{\"do\":\"update\",\"withinSeconds\":60,\"javaHome\":\"/j\",\"classPath\":\"a\"} | not absolute",
        "{\"do\":\"update\",\"withinSeconds\":60,\"javaHome\":\"/j\\u0000\",\"classPath\":\"/a\"} | none here",
        "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]] | expected a line of JSON"
      })
  void whatIsWrongIsSaid(String line, String message) {
    assertThatThrownBy(() -> ControlText.request(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void damagedRequestsAreRefusedOrRight() {
    byte[] good =
        ControlText.write(new ControlRequest.Update(Optional.of("u"), VERSION, MINUTE))
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      byte[] bad = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      readOrRefuse(new String(bad, StandardCharsets.UTF_8));
    }
  }

  private static void readOrRefuse(String line) {
    try {
      assertThat(ControlText.request(line)).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageNotContaining("\n\n");
    }
  }

  @Test
  void lineMustEndAndBeShort() throws Exception {
    assertThat(read("one\ntwo", 100)).isEqualTo("one");
    assertThatThrownBy(() -> read("one", 100)).hasMessage("the line does not end");
    assertThatThrownBy(() -> read("x".repeat(20_000), 10_000))
        .hasMessage("the line is longer than 10000 bytes");
  }

  private static String read(String text, int longest) throws IOException {
    return LineReader.read(
        Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
        longest);
  }
}
