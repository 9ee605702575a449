package org.plugcast.provisioning.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void plainScreenWritesOnlyWhatChanged() {
    Screen screen = new Screen.Plain(out);
    screen.table(List.of("head", "one 1"));
    screen.table(List.of("head", "one 1"));
    screen.event("event");
    screen.table(List.of("head", "one 2"));
    assertThat(written()).isEqualTo("head\none 1\nevent\none 2\n");
  }

  @Test
  void liveScreenDrawsOverTheOldTableAndKeepsEvents() {
    Screen screen = new Screen.Live(out, 5);
    screen.table(List.of("a", "b"));
    screen.event("event that is long");
    screen.table(List.of("wide line"));
    String up = "\u001b[2A\r\u001b[J";
    assertThat(written()).isEqualTo("a\nb\n" + up + "event that is long\na\nb\n" + up + "wide\n");
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
