package org.plugcast.multicast.asrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.NowPlaying;
import org.plugcast.ts.multiplex.Timeline;

class TimelinePlanTest {
  private static final Instant EPOCH = Instant.parse("2026-11-20T12:00:00Z");

  private static Entry entry(String id, int frames) {
    return Entry.of(
        new Digest(id.repeat(64)), frames, Map.of(Entry.MEDIA_ID, id, Entry.TITLE, "Title " + id));
  }

  @Test
  void itemsFollowEachOtherWithoutAGapAndShowADelayAfterTheyAreSent() {
    Timeline timeline = SampleClips.timeline(1, EPOCH, entry("a", 300), entry("b", 151));
    TimelinePlan plan = new TimelinePlan(timeline);
    NowPlaying showing = new NowPlaying(timeline);
    long packet = 0;
    for (int i = 0; i < 20; i++) {
      AirItem item = plan.at(packet).orElseThrow();
      assertThat(item.fromPacket()).isEqualTo(packet);
      assertThat(item.mediaId()).isEqualTo(i % 2 == 0 ? "a" : "b");
      assertThat(plan.at(item.toPacket() - 1)).contains(item);
      long delay = timeline.grid().indexAt(1_200_000_000);
      assertThat(showing.at(packet + delay).orElseThrow().entry().about(Entry.MEDIA_ID))
          .isEqualTo(item.mediaId());
      packet = item.toPacket();
    }
    assertThat(plan.dueNs(0)).isEqualTo(EPOCH.getEpochSecond() * 1_000_000_000);
  }
}
