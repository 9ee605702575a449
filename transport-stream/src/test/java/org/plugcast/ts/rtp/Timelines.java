package org.plugcast.ts.rtp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.testing.MemoryClips;

/** Timelines of one channel, with clips that nobody has. */
final class Timelines {
  static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private static final Digest CLIP = new Digest("0123456789abcdef".repeat(4));

  private Timelines() {}

  static Timeline timeline(long originTicks) {
    return timeline("Jazz", 1, EPOCH, originTicks, 1);
  }

  static Timeline timeline(
      String name, int programNumber, Instant epoch, long originTicks, long revision) {
    return new Timeline(
        new Service(1, programNumber, name, "Plugcast", Pids.DEFAULT),
        MemoryClips.HD,
        epoch,
        originTicks,
        revision,
        0,
        0,
        List.of(),
        List.of(Entry.of(CLIP, 900 + (int) revision, Map.of())));
  }
}
