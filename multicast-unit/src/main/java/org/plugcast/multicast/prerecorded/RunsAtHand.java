package org.plugcast.multicast.prerecorded;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.record.RecordingShelf;

/**
 * What could be played of channels, looked up seldom: each look reads a manifest for every minute.
 * Any thread.
 */
public final class RunsAtHand {
  private static final long FRESH_NS = 30_000_000_000L;

  /** Where there is nothing to play, there may be something soon. */
  private static final long EMPTY_FRESH_NS = 500_000_000;

  private final Supplier<Optional<RecordingShelf>> shelf;
  private final AirTime clock;
  private final Map<Integer, Found> found = new ConcurrentHashMap<>();

  private record Found(List<RecordedRun> runs, long bitsPerSecond, long atNs) {
    boolean isFresh(long bits, long nowNs) {
      return bits == bitsPerSecond && nowNs - atNs < (runs.isEmpty() ? EMPTY_FRESH_NS : FRESH_NS);
    }
  }

  /**
   * @param shelf of the recordings, as soon as there is one
   */
  public RunsAtHand(Supplier<Optional<RecordingShelf>> shelf, AirTime clock) {
    this.shelf = shelf;
    this.clock = clock;
  }

  /** The runs of a channel that fit a rate, as they were some seconds ago. */
  public List<RecordedRun> of(int channel, long bitsPerSecond) {
    long now = clock.utcNs();
    Found known = found.get(channel);
    if (known != null && known.isFresh(bitsPerSecond, now)) {
      return known.runs();
    }
    List<RecordedRun> runs =
        shelf
            .get()
            .map(present -> RecordedRuns.of(present, channel, bitsPerSecond))
            .orElse(List.of());
    found.put(channel, new Found(runs, bitsPerSecond, now));
    return runs;
  }
}
