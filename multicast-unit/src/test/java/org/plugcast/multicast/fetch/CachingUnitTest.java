package org.plugcast.multicast.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.testing.SampleCachingUnit;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Timeline;

class CachingUnitTest {
  private static final Timeline TIMELINE =
      SampleClips.timeline(
          1, Instant.EPOCH, Entry.of(new Digest("a".repeat(64)), 100, Map.of("title", "Zürich")));

  @TempDir Path folder;
  private SampleCachingUnit server;
  private CachingUnit unit;

  @BeforeEach
  void serve() throws IOException {
    server = new SampleCachingUnit();
    unit = new CachingUnit(server.uri());
  }

  @AfterEach
  void close() {
    unit.close();
    server.close();
  }

  @Test
  void readsATimelineOnceForEachDigest() throws Exception {
    server.publish(1, TIMELINE);
    assertThat(unit.timeline(1, Optional.empty()))
        .isEqualTo(new TimelineAnswer.Published(TIMELINE));
    assertThat(unit.timeline(1, Optional.of(TIMELINE.digest())))
        .isEqualTo(new TimelineAnswer.Unchanged());
  }

  @Test
  void aChannelMayHaveNoTimelineYet() throws Exception {
    assertThat(unit.timeline(1, Optional.empty())).isEqualTo(new TimelineAnswer.None());
  }

  @Test
  void anythingElseIsABadAnswer() {
    server.publish(1, "not a timeline");
    assertThatThrownBy(() -> unit.timeline(1, Optional.empty()))
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("/channels/1/timeline")
        .hasMessageContaining("line 1");
    server.failWith(500);
    assertThatThrownBy(() -> unit.timeline(1, Optional.empty()))
        .isInstanceOf(BadAnswerException.class)
        .hasMessageContaining("status 500");
  }

  @Test
  void noAnswerIsAnotherFailure() {
    server.close();
    assertThatThrownBy(() -> unit.timeline(1, Optional.empty()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(BadAnswerException.class)
        .hasMessageContaining("/channels/1/timeline");
  }

  @Test
  void aTimelineOnDiskIsReadBackOrSaidToBeDamaged() throws IOException {
    TimelineFile file = TimelineFile.of(folder, 7);
    assertThat(file.read()).isEmpty();
    file.write(TIMELINE);
    file.write(TIMELINE);
    assertThat(file.read()).contains(TIMELINE);
    Files.writeString(file.path(), "plugcast-timeline 1\n");
    assertThatThrownBy(file::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("7.timeline");
  }

  @Test
  void theWaitDoublesUpToItsBound() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    assertThat(backoff.after(0)).isZero();
    assertThat(backoff.after(1)).hasSeconds(1);
    assertThat(backoff.after(4)).hasSeconds(8);
    assertThat(backoff.after(6)).hasSeconds(30);
    assertThat(backoff.after(1_000_000)).hasSeconds(30);
  }
}
