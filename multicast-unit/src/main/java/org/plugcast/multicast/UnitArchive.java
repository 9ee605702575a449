package org.plugcast.multicast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.plugcast.multicast.aircheck.Audience;
import org.plugcast.multicast.asrun.AsRunFinding;
import org.plugcast.multicast.asrun.AsRunHead;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.http.Archive;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Recorded;
import org.plugcast.multicast.record.RecordingShelf;
import org.plugcast.multicast.record.StreamId;
import org.plugcast.multicast.status.RecordingStatus;
import org.plugcast.ts.multiplex.Timeline;

/** What a unit keeps of what it hears: recordings, and the as-run log. Any thread. */
final class UnitArchive implements Archive, AutoCloseable {
  private final Path data;
  private final UnitRecordings recordings;
  private final UnitAsRun asRun;
  private final Map<Integer, AsRunEar> logging = new ConcurrentHashMap<>();

  UnitArchive(UnitConfig config, AirTime clock) {
    data = config.data();
    recordings = new UnitRecordings(config, clock);
    asRun = new UnitAsRun(data, clock, config.twins().http());
  }

  /**
   * Takes up the folders, which no other process may write to. Returns at once: after a crash there
   * may be much to put in order, and the air does not wait for that.
   */
  void begin() {
    asRun.begin();
    Thread.ofVirtual().name("take-up-recordings").start(recordings::begin);
  }

  /** The unit's channels from now on, by their ids. */
  void channels(Set<Integer> configured) {
    asRun.channels(configured);
  }

  /** Who is told what is heard of a channel on its own group. */
  Audience own(int channel, InetSocketAddress group, Timeline timeline, MadeFrom made) {
    AsRunEar log = asRun.ear(channel, timeline, made);
    logging.put(channel, log);
    return audience(
        new StreamId(channel, StreamId.Origin.OWN), group, timeline, made, Optional.of(log));
  }

  /** Who is told what is heard of a channel on the twin's group. */
  Audience twins(int channel, InetSocketAddress group, Timeline timeline, MadeFrom made) {
    return audience(
        new StreamId(channel, StreamId.Origin.TWIN), group, timeline, made, Optional.empty());
  }

  private Audience audience(
      StreamId stream,
      InetSocketAddress group,
      Timeline timeline,
      MadeFrom made,
      Optional<AsRunEar> log) {
    RecordingEar ear = recordings.ear(stream, group, AirLine.of(timeline));
    return new HeardChannel(made, ear, log, recordings);
  }

  /** A channel's timeline is another revision from now on. */
  void revised(int channel, Timeline revision) {
    Optional.ofNullable(logging.get(channel)).ifPresent(log -> log.revise(revision));
  }

  /** To be called about once in a second. */
  void tick() {
    recordings.tick();
  }

  List<String> problems() {
    return Stream.concat(recordings.problems().stream(), asRun.problems().stream()).toList();
  }

  Optional<RecordingStatus> status() {
    return recordings.status();
  }

  Optional<RecordingShelf> shelf() {
    return recordings.shelf();
  }

  @Override
  public List<Recorded> recordings() {
    return shelf().stream()
        .flatMap(shelf -> shelf.channels().stream().flatMap(id -> shelf.of(id).stream()))
        .toList();
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public boolean knows(int channel) {
    return asRun.knows(channel);
  }

  @Override
  public List<AsRunFinding> check(int channel) throws IOException, InterruptedException {
    return asRun.check(channel);
  }

  @Override
  public List<AsRunHead> kept(int channel) throws IOException {
    return asRun.kept(channel);
  }

  /** To be called when nothing is heard any more. */
  @Override
  public void close() {
    asRun.close();
    recordings.close();
  }
}
