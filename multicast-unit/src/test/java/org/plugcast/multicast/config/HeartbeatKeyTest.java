package org.plugcast.multicast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.twin.Heartbeat;
import org.plugcast.multicast.twin.HeartbeatReader;
import org.plugcast.multicast.twin.HeartbeatSeal;
import org.plugcast.multicast.twin.HeartbeatWriter;
import org.plugcast.multicast.twin.Rank;
import org.plugcast.multicast.twin.Reading;
import org.plugcast.multicast.twin.Role;
import org.plugcast.multicast.twin.SenderId;

class HeartbeatKeyTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("key"), text);
  }

  @Test
  void isTheTextWithoutTheSpaceAroundIt() throws IOException {
    String key = "0123456789abcdef";
    HeartbeatSeal read = HeartbeatKey.read(file("\n " + key + "\r\n"));
    HeartbeatSeal same = new HeartbeatSeal(key.getBytes(StandardCharsets.UTF_8));
    Rank self = new Rank(Role.MAIN, new SenderId(0x0A000001, 4_901));
    ByteBuffer buffer = ByteBuffer.allocate(Heartbeat.MOST_BYTES);
    HeartbeatWriter writer = new HeartbeatWriter(self, 0, Optional.of(read), buffer);
    writer.begin(0, 0);
    assertThat(new HeartbeatReader(Optional.of(same)).read(writer.end()))
        .isEqualTo(Reading.ACCEPTED);
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
