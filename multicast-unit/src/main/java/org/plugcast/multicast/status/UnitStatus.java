package org.plugcast.multicast.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A unit at a moment.
 *
 * @param started when the process began
 * @param pacing whether the threads that send are alive
 * @param senderRestarts how often the sender ended by itself and was begun anew
 * @param realTimeMissing why they do not run before those of other processes, if they do not
 * @param cachingUnitOutage since when and why the caching unit does not answer
 * @param problems what is wrong with the unit as a whole, in words
 */
public record UnitStatus(
    String unit,
    Instant started,
    boolean pacing,
    long senderRestarts,
    Optional<String> realTimeMissing,
    Clocks clocks,
    Fetching fetching,
    Optional<CachingUnitOutage> cachingUnitOutage,
    List<String> problems,
    List<ChannelStatus> channels) {

  public UnitStatus {
    problems = List.copyOf(problems);
    channels = List.copyOf(channels);
  }

  /**
   * The clock of the air against the machine's.
   *
   * @param wallOffset wall clock less air clock
   * @param wallSteps times that the wall clock was set
   */
  public record Clocks(Duration wallOffset, long wallSteps) {}

  /**
   * Requests that failed since the start, and clips.
   *
   * @param missingClips clips that are needed and not here
   * @param lostClips clips that were deleted or damaged by someone else since the start
   */
  public record Fetching(
      long timelineFailures, long clipFailures, int missingClips, long lostClips) {}

  /** The caching unit does not answer. */
  public record CachingUnitOutage(Instant since, String reason) {}

  /** {@code ok}; {@code degraded} while something is wrong; {@code failed} when nothing is sent. */
  public String health() {
    if (!pacing) {
      return "failed";
    }
    boolean well =
        problems.isEmpty()
            && cachingUnitOutage.isEmpty()
            && channels.stream().allMatch(channel -> channel.problems().isEmpty());
    return well ? "ok" : "degraded";
  }
}
