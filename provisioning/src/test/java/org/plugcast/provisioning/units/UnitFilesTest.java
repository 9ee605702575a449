package org.plugcast.provisioning.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitFilesTest {
  private static final List<ChannelTuple> CHANNELS =
      List.of(
          new ChannelTuple(1, "Jazz", "239.10.0.1", 5000),
          new ChannelTuple(7, "Rock, loud", "239.10.0.7", 5000));

  @TempDir Path folder;

  @Test
  void settingsKeepTheirOrderAndChannelsFollow() {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    settings.put("unit", "multicast-01");
    settings.put("data", "/d");
    assertThat(UnitFiles.text(settings, CHANNELS, List.of(new TwinTuple(1, "239.20.0.1", 5000))))
        .isEqualTo(
            """
            # Written by plugcast up.
            unit = multicast-01
            data = /d
            channel = 1, Jazz, 239.10.0.1, 5000
            channel = 7, Rock, loud, 239.10.0.7, 5000
            twin-channel = 1, 239.20.0.1, 5000
            """);
  }

  @Test
  void channelsAreReadBack() {
    String text = UnitFiles.text(new LinkedHashMap<>(Map.of("unit", "u")), CHANNELS, List.of());
    assertThat(UnitFiles.channels(text))
        .containsExactly(Map.entry(1, "Jazz"), Map.entry(7, "Rock, loud"));
  }

  @Test
  void damagedChannelLinesArePassedOver() {
    assertThat(UnitFiles.channels("channel = x, y, z, 1\nchannel = 1\nchannel = \n")).isEmpty();
  }

  @Test
  void fileIsReplaced() throws Exception {
    Path file = folder.resolve("unit.conf");
    UnitFiles.write(file, "a = 1\n");
    UnitFiles.write(file, "a = 2\n");
    assertThat(file).hasContent("a = 2\n");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
