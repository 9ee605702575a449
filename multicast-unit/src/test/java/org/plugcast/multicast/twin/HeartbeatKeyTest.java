package org.plugcast.multicast.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatKeyTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("key"), text);
  }

  @Test
  void isTheTextWithoutTheSpaceAroundIt() throws IOException {
    String key = "0123456789abcdef";
    HeartbeatSeal read = HeartbeatKey.read(file("\n " + key + "\r\n"));
    ByteBuffer message = ByteBuffer.allocate(4 + HeartbeatSeal.BYTES);
    new HeartbeatSeal(key.getBytes(StandardCharsets.UTF_8)).write(message, 4);
    assertThat(read.matches(message, 0, 4)).isTrue();
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> HeartbeatKey.read(folder.resolve("gone")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.resolve("gone").toString())
        .hasMessageContaining("cannot be read")
        .hasMessageContaining("openssl rand");
  }

  @Test
  void whatCanBeGuessedIsRefusedAndNotRepeated() throws IOException {
    Path easy = file("secret\n");
    assertThatThrownBy(() -> HeartbeatKey.read(easy))
        .hasMessageContaining("at least 16")
        .hasMessageNotContaining("secret\n");
    Path disk = file("x".repeat(5_000));
    assertThatThrownBy(() -> HeartbeatKey.read(disk)).hasMessageContaining("4096");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("key"), new byte[] {(byte) 0xc3, 0x28, 1, 2});
    assertThatThrownBy(() -> HeartbeatKey.read(file)).isInstanceOf(IOException.class);
  }
}
