package org.plugcast.multicast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.plugcast.multicast.config.RecordingConfig;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Disk;
import org.plugcast.multicast.record.RecordingPlan;
import org.plugcast.multicast.record.RecordingSettings;
import org.plugcast.multicast.record.RecordingShelf;
import org.plugcast.multicast.record.Recordings;
import org.plugcast.multicast.record.StreamId;
import org.plugcast.multicast.status.RecordingStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a unit records of what it hears. Any thread. */
final class UnitRecordings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnitRecordings.class);
  private static final int TICKS_TO_AUDIT = 60;

  private final RecordingConfig config;
  private final RecordingSettings settings;
  private final AirTime clock;
  private final Set<RecordingEar> ears = ConcurrentHashMap.newKeySet();
  private volatile Optional<Recordings> recordings = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();
  private boolean closed;
  private int ticks;

  UnitRecordings(UnitConfig config, AirTime clock) {
    this.config = config.recording();
    this.settings =
        RecordingSettings.of(config.data().resolve("recordings"), config.recording().quotaBytes());
    this.clock = clock;
  }

  /** Takes up the folder, which no other process may use, and begins to record. */
  synchronized void begin() {
    if (closed || !config.isOn() || recordings.isPresent()) {
      return;
    }
    try {
      Recordings begun = Recordings.start(settings, Disk.real(), clock);
      recordings = Optional.of(begun);
      ears.forEach(ear -> ear.open(begun));
      failure = Optional.empty();
    } catch (IOException e) {
      if (failure.isEmpty()) {
        LOG.warn("nothing-recorded folder={} reason=\"{}\"", settings.folder(), e.toString());
      }
      failure = Optional.of("nothing is recorded: " + e);
    }
  }

  /** Records a stream according to the plan of its channel, until the ear is released. */
  synchronized RecordingEar ear(StreamId stream, InetSocketAddress group, AirLine line) {
    RecordingPlan plan = config.planOf(stream.channel());
    RecordingEar ear = new RecordingEar(stream, group, plan, line);
    if (!plan.equals(RecordingPlan.NOTHING)) {
      ears.add(ear);
      recordings.ifPresent(ear::open);
    }
    return ear;
  }

  /** Records a stream no more. */
  void release(RecordingEar ear) {
    ears.remove(ear);
    ear.close();
  }

  /** To be called about once in a second. */
  void tick() {
    boolean minute = ++ticks % TICKS_TO_AUDIT == 0;
    recordings.ifPresent(Recordings::tick);
    if (minute) {
      recordings.ifPresent(Recordings::audit);
    }
    if (minute && failure.isPresent()) {
      begin();
    }
  }

  /** What is wrong, in words. */
  List<String> problems() {
    return Stream.concat(
            failure.stream(), recordings.stream().flatMap(begun -> begun.problems().stream()))
        .toList();
  }

  /** What is there to be played. */
  Optional<RecordingShelf> shelf() {
    return recordings.map(Recordings::shelf);
  }

  Optional<RecordingStatus> status() {
    return recordings.map(
        begun ->
            new RecordingStatus(begun.shelf().size(), begun.shelf().bytes(), begun.counters()));
  }

  /** Makes whole what is being recorded. */
  @Override
  public synchronized void close() {
    closed = true;
    recordings.ifPresent(Recordings::close);
  }
}
