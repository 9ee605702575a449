package org.plugcast.provisioning.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusJsonTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[", "<html>", "\"x\""})
  void whatIsNoArrayIsRefused(String json) {
    assertThatThrownBy(() -> StatusJson.channels(json)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> StatusJson.nowPlaying(json)).isInstanceOf(IOException.class);
  }

  @Test
  void strangeMembersArePassedOver() throws Exception {
    assertThat(StatusJson.channels("[{\"id\":\"x\",\"encoding\":7,\"failed\":null,\"new\":1}, 3]"))
        .allMatch(channel -> channel.id() == 0 && channel.encoding().isEmpty());
  }

  @Test
  void itemWithoutTitleIsCalledByItsFile() throws Exception {
    String json =
        "[{\"channel\":1,\"now\":{\"file\":\"a.ogg\",\"since\":\"now\",\"duration\":\"PT3M\"}}]";
    OnAir.Item item = StatusJson.nowPlaying(json).getFirst().now().orElseThrow();
    assertThat(item.label()).isEqualTo("a.ogg");
    assertThat(item.since()).isEmpty();
    assertThat(item.duration()).contains(Duration.ofMinutes(3));
  }
}
