package org.plugcast.multicast.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.status.Recently;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong with recording, in words, for as long as it is to be seen. Any thread. */
final class RecordingAlarms {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingAlarms.class);

  /** How long a fault is told after it ended. */
  private static final long MEMORY_NS = 60_000_000_000L;

  private final AirTime clock;
  private final RecordingCounters counters;
  private final Recently overflow = new Recently();
  private long fullNs = Long.MIN_VALUE / 2;
  private long failedNs = Long.MIN_VALUE / 2;
  private long droppedNs = Long.MIN_VALUE / 2;
  private long scheduledNs = Long.MIN_VALUE / 2;
  private long damagedNs = Long.MIN_VALUE / 2;
  private long damaged;
  private long dropped;
  private long scheduledDropped;
  private String reason = "";

  RecordingAlarms(AirTime clock, RecordingCounters counters) {
    this.clock = clock;
    this.counters = counters;
  }

  /** The disk has no room left. */
  synchronized void full() {
    long now = clock.utcNs();
    if (now - fullNs > MEMORY_NS) {
      LOG.warn("recording-disk-full");
    }
    fullNs = now;
  }

  /** A segment could not be written. */
  synchronized void failed(String why) {
    failedNs = clock.utcNs();
    reason = why;
  }

  synchronized List<String> problems() {
    long now = clock.utcNs();
    observe(now);
    List<String> problems = new ArrayList<>();
    tell(problems, now - fullNs, "the disk of the recordings is full");
    tell(
        problems,
        now - droppedNs,
        "recordings of the ring were deleted before their time to make room: "
            + counters.droppedForRoom());
    tell(
        problems,
        now - scheduledNs,
        "parts of scheduled recordings were deleted to make room: "
            + counters.scheduledDropped()
            + "; enlarge the quota or the disk");
    tell(
        problems,
        now - damagedNs,
        "recordings were damaged on the disk and deleted: " + counters.damaged());
    tell(problems, now - failedNs, "a recording could not be written: " + reason);
    if (overflow.at(now)) {
      problems.add(
          "the disk is too slow for what is recorded: datagrams left out: "
              + counters.overflowed());
    }
    return problems;
  }

  private void observe(long now) {
    overflow.observe(now, counters.overflowed());
    droppedNs = counters.droppedForRoom() > dropped ? now : droppedNs;
    scheduledNs = counters.scheduledDropped() > scheduledDropped ? now : scheduledNs;
    damagedNs = counters.damaged() > damaged ? now : damagedNs;
    damaged = counters.damaged();
    dropped = counters.droppedForRoom();
    scheduledDropped = counters.scheduledDropped();
  }

  private static void tell(List<String> problems, long agoNs, String problem) {
    Optional.of(problem).filter(p -> agoNs < MEMORY_NS).ifPresent(problems::add);
  }
}
