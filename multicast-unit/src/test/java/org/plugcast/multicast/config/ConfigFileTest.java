package org.plugcast.multicast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final String TEXT = "unit = m\ndata = d\n";

  @TempDir Path directory;

  @Test
  void saysNothingWhileTheFileIsTheSame() throws Exception {
    ConfigFile file = new ConfigFile(write(TEXT));
    file.read();
    assertThat(file.readIfChanged()).isEmpty();
  }

  @Test
  void noticesAnotherSize() throws Exception {
    ConfigFile file = new ConfigFile(write(TEXT));
    file.read();
    write(TEXT + "ttl = 3\n");
    assertThat(file.readIfChanged()).hasValueSatisfying(c -> assertThat(c.ttl()).isEqualTo(3));
    assertThat(file.readIfChanged()).isEmpty();
  }

  @Test
  void noticesAnotherTimeOfTheSameSize() throws Exception {
    Path path = write(TEXT + "ttl = 3\n");
    ConfigFile file = new ConfigFile(path);
    file.read();
    write(TEXT + "ttl = 4\n");
    Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
    assertThat(file.readIfChanged()).hasValueSatisfying(c -> assertThat(c.ttl()).isEqualTo(4));
  }

  @Test
  void refusesABadFileOnceAndReadsTheNextGoodOne() throws Exception {
    ConfigFile file = new ConfigFile(write(TEXT));
    file.read();
    write(TEXT + "no such key = 1\n");
    assertThatThrownBy(file::readIfChanged).isInstanceOf(ConfigException.class);
    assertThat(file.readIfChanged()).isEmpty();
    write(TEXT + "dscp = 1\n");
    assertThat(file.readIfChanged()).isPresent();
  }

  @Test
  void refusesAKeyThatIsNotThere() throws Exception {
    Path key = directory.resolve("heartbeat.key");
    ConfigFile file =
        new ConfigFile(
            write(
                TEXT
                    + "heartbeat = 127.0.0.1:1\ntwin-heartbeat = 127.0.0.1:2\nheartbeat-key = "
                    + key
                    + "\n"));
    assertThatThrownBy(file::read)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("heartbeat-key = " + key)
        .hasMessageContaining("cannot be read");
    Files.writeString(key, "0123456789abcdef\n");
    assertThat(file.read().twins().heartbeatKey()).hasValue(key);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("unit.conf"), text);
  }
}
