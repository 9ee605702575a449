package org.plugcast.caching.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.page.Templates;

class PageChoiceTest {
  @Test
  void knowsTemplatesByTheirNamesAndPagesByTheirAddresses() {
    assertThat(PageChoice.of("default")).isEqualTo(ChannelPage.DEFAULT);
    assertThat(PageChoice.of("lyrics").address()).isEqualTo(Templates.address("lyrics"));
    assertThat(PageChoice.of("https://x.example/a?b").address())
        .isEqualTo(URI.create("https://x.example/a?b"));
  }

  @Test
  void passesHostsAndSettingsOn() {
    ChannelPage page =
        PageChoice.of(
            new PageOrder("slate", List.of("a.example"), "overlay", "{\"hue\":1,\"text\":\"x\"}"));
    assertThat(page.hosts()).containsExactly("a.example");
    assertThat(page.use()).isEqualTo(PageUse.OVERLAY);
    assertThat(page.settings()).containsEntry("hue", 1).containsEntry("text", "x");
  }

  @Test
  void everyUseThatAnOperatorMayWriteIsKnown() {
    assertThat(PageOrder.USES).isEqualTo(Stream.of(PageUse.values()).map(PageUse::word).toList());
    assertThat(PageChoice.of("slate").use()).isEqualTo(PageUse.AUDIO);
  }

  @Test
  void refusesHostsThatAreNone() {
    assertThatThrownBy(
            () -> PageChoice.of(new PageOrder("slate", List.of("http://x/"), "audio", "{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host http://x/: expected");
  }

  @Test
  void saysWhichPagesThereAre() {
    assertThatThrownBy(() -> PageChoice.of("lyric"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lyrics");
    assertThatThrownBy(() -> PageChoice.of("/no/such/page.html"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no such file");
  }
}
