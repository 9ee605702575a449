package org.plugcast.caching.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;
import org.plugcast.ts.multiplex.Entry;

class PageWatchTest {
  @TempDir Path folder;

  /** Clips on air, by file. */
  private static Map<String, String> clips(Rig rig) {
    return rig.timeline("Jazz").timeline().loop().stream()
        .collect(Collectors.toMap(e -> e.about(Entry.FILE), e -> e.clip().hex()));
  }

  private Rig rigOfTwoItems() throws IOException, InterruptedException {
    Rig rig = new Rig(folder, Formats.HD);
    rig.maker().network("http://data/news", "1");
    rig.write("Jazz/1.ogg", "media title=One");
    rig.write("Jazz/2.ogg", "media video title=Two");
    rig.look();
    rig.await("Jazz", "1.ogg", Stage.READY);
    rig.await("Jazz", "2.ogg", Stage.READY);
    rig.awaitPlaylist("Jazz", "1.ogg", "2.ogg");
    return rig;
  }

  @Test
  void whatAPageShowsIsMadeAgainWhenItsDataChangedAndNothingElseIs() throws Exception {
    try (Rig rig = rigOfTwoItems();
        PageWatch watch = new PageWatch(rig.station(), rig.maker())) {
      Map<String, String> before = clips(rig);
      rig.maker().network("http://data/news", "2");
      watch.lookNow();
      Await.until("another clip of the first item", () -> !clips(rig).equals(before));
      assertThat(clips(rig)).containsEntry("2.ogg", before.get("2.ogg"));
      assertThat(rig.maker().made()).containsExactlyInAnyOrder("1.ogg", "2.ogg", "1.ogg");
    }
  }

  @Test
  void whatNoPageLoadedCausesNoWork() throws Exception {
    try (Rig rig = rigOfTwoItems();
        PageWatch watch = new PageWatch(rig.station(), rig.maker())) {
      rig.maker().network("http://data/other", "1");
      watch.lookNow();
      watch.start(Duration.ofMillis(10));
      rig.write("Jazz/3.ogg", "media title=Three");
      rig.look();
      rig.await("Jazz", "3.ogg", Stage.READY);
      assertThat(rig.maker().made()).containsExactlyInAnyOrder("1.ogg", "2.ogg", "3.ogg");
    }
  }
}
