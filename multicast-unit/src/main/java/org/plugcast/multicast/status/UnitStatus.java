package org.plugcast.multicast.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.multicast.sender.Event;
import org.plugcast.multicast.sender.TwinClock;

/**
 * A unit at a moment.
 *
 * @param started when the process began
 * @param pacing whether the threads that send are alive
 * @param senderRestarts how often the sender ended by itself and was begun anew
 * @param realTimeMissing why they do not run before those of other processes, if they do not
 * @param cachingUnitOutage since when and why the caching unit does not answer
 * @param twin what it knows about the unit beside it
 * @param recording what is recorded, where anything is to be
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
    Twin twin,
    Optional<RecordingStatus> recording,
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

  /**
   * The unit beside this one.
   *
   * @param mode how the two share channels: {@code none}, {@code same-group}, {@code two-groups}
   * @param role of this unit: {@code main}, {@code backup}
   * @param alive whether its heartbeats come
   * @param clock how far its clock is away, while that is known
   * @param clockLimitNs how far it may be, where any channel has a rate
   * @param alarms what is wrong between the two, in words
   * @param update how far this process is in taking another one's place
   * @param events what happened to channels lately, the oldest first
   */
  public record Twin(
      String mode,
      String role,
      boolean alive,
      Optional<TwinClock> clock,
      OptionalLong clockLimitNs,
      List<String> alarms,
      Update update,
      List<Event> events) {

    public Twin {
      alarms = List.copyOf(alarms);
      events = List.copyOf(events);
    }

    /** There is no other unit. */
    public static final Twin NONE =
        new Twin(
            "none",
            "main",
            false,
            Optional.empty(),
            OptionalLong.empty(),
            List.of(),
            new Update(Phase.NONE, ""),
            List.of());
  }

  /**
   * How far a process is that was begun beside another one of its unit.
   *
   * @param reason why it failed, or what it waits for
   */
  public record Update(Phase phase, String reason) {}

  /** Steps of an update. */
  public enum Phase {
    /** It was not begun beside another. */
    NONE,
    /** Fetches and prepares what the other one has, and compares. */
    CATCHING_UP,
    /** What it would send is what is on the wire. */
    VERIFIED,
    /** Sends. */
    ON_AIR,
    /** What it would send is not what is on the wire. */
    FAILED;

    /** As it is written: {@code catching-up}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

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
