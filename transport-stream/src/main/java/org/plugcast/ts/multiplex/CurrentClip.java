package org.plugcast.ts.multiplex;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clip that a cursor reads: opened when an entry comes up, closed when the next one does. */
final class CurrentClip implements AutoCloseable {
  private final ClipSource clips;
  private boolean scheduled;
  private @Nullable Clip clip;

  CurrentClip(ClipSource clips) {
    this.clips = clips;
  }

  /** Turns to the clip of an entry, or to none before the timeline's first. */
  void turnTo(Optional<Schedule.Placed> placed) throws IOException {
    close();
    scheduled = placed.isPresent();
    clip = scheduled ? clips.find(placed.orElseThrow().entry().clip()).orElse(null) : null;
  }

  @Nullable Clip clip() {
    return clip;
  }

  /** Whether an entry is on whose clip is not at hand, so that it is worth asking again. */
  boolean isMissing() {
    return scheduled && clip == null;
  }

  @Override
  public void close() throws IOException {
    Clip current = clip;
    clip = null;
    if (current != null) {
      current.close();
    }
  }
}
