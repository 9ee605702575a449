package org.plugcast.ts.multiplex;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The entries of a timeline by video frame: O(log n) from any frame to the entry that shows it. */
public final class Schedule {
  private final List<Entry> leadIn;
  private final List<Entry> loop;
  private final long[] leadInStarts;
  private final long[] loopStarts;
  private final long firstFrame;
  private final long loopFrom;
  private final long loopFrames;

  /** An entry at its place on the channel: {@code [firstFrame, firstFrame + frames)}. */
  public record Placed(Entry entry, long firstFrame) {
    /** First frame of the entry that follows. */
    public long endFrame() {
      return firstFrame + entry.frames();
    }
  }

  public Schedule(Timeline timeline) {
    leadIn = timeline.leadIn();
    loop = timeline.loop();
    firstFrame = timeline.firstFrame();
    leadInStarts = starts(leadIn);
    loopStarts = starts(loop);
    loopFrom = firstFrame + total(leadIn);
    loopFrames = total(loop);
  }

  /** The entry that shows {@code frame}, or empty before the timeline's first frame. */
  public Optional<Placed> at(long frame) {
    if (frame < firstFrame) {
      return Optional.empty();
    }
    if (frame < loopFrom) {
      int i = search(leadInStarts, frame - firstFrame);
      return Optional.of(new Placed(leadIn.get(i), firstFrame + leadInStarts[i]));
    }
    long rounds = (frame - loopFrom) / loopFrames;
    int i = search(loopStarts, (frame - loopFrom) % loopFrames);
    return Optional.of(new Placed(loop.get(i), loopFrom + rounds * loopFrames + loopStarts[i]));
  }

  /** First frame of the first round of the loop. */
  public long loopFrom() {
    return loopFrom;
  }

  private static long[] starts(List<Entry> entries) {
    long[] starts = new long[entries.size()];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + entries.get(i - 1).frames();
    }
    return starts;
  }

  private static long total(List<Entry> entries) {
    return entries.stream().mapToLong(Entry::frames).sum();
  }

  private static int search(long[] starts, long frame) {
    int found = Arrays.binarySearch(starts, frame);
    return found >= 0 ? found : -found - 2;
  }
}
