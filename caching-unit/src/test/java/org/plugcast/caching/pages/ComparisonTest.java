package org.plugcast.caching.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.station.WatchedClip;

class ComparisonTest {
  private static final List<WatchedClip> CLIPS =
      List.of(clip("a", "news", "1"), clip("b", "weather", "1"), clip("c", "secret", ""));

  private static WatchedClip clip(String key, String url, String sha256) {
    return new WatchedClip(
        key, Optional.empty(), List.of(new PageInput("style", "s"), new PageInput(url, sha256)));
  }

  private static Comparison compare(Map<String, String> now) {
    return Comparison.of(CLIPS, url -> Optional.ofNullable(now.get(url)));
  }

  @Test
  void onlyClipsThatLoadedWhatIsDifferentAreChanged() {
    Comparison comparison = compare(Map.of("style", "s", "news", "2", "weather", "1"));
    assertThat(comparison.changed()).containsExactly(Map.entry("a", "news"));
    assertThat(comparison.learnt()).isEmpty();
  }

  @Test
  void whatCannotBeHadIsNoChange() {
    assertThat(compare(Map.of()).changed()).isEmpty();
  }

  @Test
  void whatWasNotKnownBeforeIsLearntAndIsNoChange() {
    Comparison comparison = compare(Map.of("secret", "1"));
    assertThat(comparison.changed()).isEmpty();
    assertThat(comparison.learnt())
        .containsExactly(
            Map.entry("c", List.of(new PageInput("style", "s"), new PageInput("secret", "1"))));
  }
}
