package org.plugcast.provisioning.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitAddressesTest {
  @TempDir Path folder;

  @Test
  void multicastUnitsAreFoundByTheirConfigurations() throws Exception {
    Files.writeString(folder.resolve("multicast-02.conf"), "unit = b\nhttp = 127.0.0.1:8082\n");
    Files.writeString(folder.resolve("multicast-01.conf"), "http=127.0.0.1:8081\nhttpx = 7\n");
    Files.writeString(folder.resolve("caching-unit.conf"), "http = 127.0.0.1:8080\n");
    assertThat(UnitAddresses.in(folder))
        .extracting(Object::toString)
        .containsExactly("http://127.0.0.1:8081", "http://127.0.0.1:8082");
  }

  @Test
  void folderWithoutUnitsIsNamed() throws Exception {
    assertThatThrownBy(() -> UnitAddresses.in(folder))
        .hasMessage(folder + " has no configuration of a multicast unit");
    Files.writeString(folder.resolve("multicast-01.conf"), "http = nonsense\n");
    assertThatThrownBy(() -> UnitAddresses.in(folder)).hasMessageContaining("no configuration");
    assertThatThrownBy(() -> UnitAddresses.in(folder.resolve("none")))
        .hasMessage("there is no data folder " + folder.resolve("none"));
  }
}
