package org.plugcast.multicast.record;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.AirTime;

/**
 * All recordings of a unit. Give what is heard to {@link #recorder recorders}, find what is
 * recorded on the {@link #shelf}, call {@link #tick} about once in a second.
 *
 * <p>Two threads: one writes, one waits until what is whole is safe on the disk.
 */
public final class Recordings implements AutoCloseable {
  private static final long PATIENCE_S = 10;

  private final RecordingCounters counters = new RecordingCounters();
  private final Set<Recorder> recorders = ConcurrentHashMap.newKeySet();
  private final RecordingShelf shelf;
  private final RecordingAlarms alarms;
  private final Room room;
  private final SegmentWriter writer;
  private final ExecutorService finisher;
  private @Nullable Thread writing;

  private Recordings(
      RecordingSettings settings, Disk disk, AirTime clock, ExecutorService finisher, Executor safe)
      throws IOException {
    RecordingFolder folder = new RecordingFolder(settings.folder());
    this.finisher = finisher;
    shelf = new RecordingShelf(folder, disk);
    alarms = new RecordingAlarms(clock, counters);
    room = new Room(settings, disk, clock, shelf, counters);
    Finishing finishing = new Finishing(folder, disk, shelf, room, counters, alarms);
    writer =
        new SegmentWriter(
            folder,
            disk,
            new Blocks(settings.bufferBytes()),
            room,
            finishing,
            safe,
            counters,
            alarms);
    new Salvage(folder, disk, shelf, finishing, counters).run();
    room.keep();
  }

  /**
   * Puts in order what an earlier process left behind and starts the threads.
   *
   * @throws IOException if the folder cannot be used
   */
  public static Recordings start(RecordingSettings settings, Disk disk, AirTime clock)
      throws IOException {
    ExecutorService finisher =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("recording-finisher").factory());
    try {
      Recordings recordings = new Recordings(settings, disk, clock, finisher, finisher);
      recordings.writing =
          Thread.ofPlatform().daemon().name("recording-writer").start(recordings.writer::run);
      return recordings;
    } catch (IOException | RuntimeException e) {
      finisher.shutdownNow();
      throw e;
    }
  }

  /** Without threads: {@link #drain} does their work. */
  static Recordings idle(RecordingSettings settings, Disk disk, AirTime clock) throws IOException {
    return idle(settings, disk, clock, Runnable::run);
  }

  /** Without threads; what has to wait for the disk is done by {@code safe}. */
  static Recordings idle(RecordingSettings settings, Disk disk, AirTime clock, Executor safe)
      throws IOException {
    return new Recordings(settings, disk, clock, Executors.newSingleThreadExecutor(), safe);
  }

  /** Does now what {@link #tick} asks for. */
  void tickNow() {
    room.keep();
  }

  /** Does the work of the threads. */
  void drain() {
    writer.drain();
  }

  /**
   * A recorder of one heard stream; {@link #release} it when the stream is no longer heard.
   *
   * @param group heard on, as {@code 239.10.0.1:5000}
   */
  public Recorder recorder(StreamId stream, String group, RecordingPlan plan) {
    Recorder recorder = new Recorder(stream, group, plan, counters, writer);
    recorders.add(recorder);
    return recorder;
  }

  /** Ends a recorder; what it has recorded is kept. */
  public void release(Recorder recorder) {
    recorders.remove(recorder);
    recorder.end();
  }

  public RecordingShelf shelf() {
    return shelf;
  }

  public RecordingCounters counters() {
    return counters;
  }

  /** Deletes what is too old or too much. */
  public void tick() {
    finisher.execute(room::keep);
  }

  /** Reads one segment through, at random; to be called about once in a minute. */
  public void audit() {
    finisher.execute(this::auditNow);
  }

  /** Does now what {@link #audit} asks for. */
  void auditNow() {
    room.audit(ThreadLocalRandom.current());
  }

  /** What is wrong, in words. */
  public List<String> problems() {
    return alarms.problems();
  }

  /** Makes whole what is being recorded, and returns when it is safe, or after ten seconds. */
  @Override
  public void close() {
    recorders.forEach(this::release);
    Thread thread = writing;
    try {
      if (thread != null) {
        writer.close();
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_S));
      }
      finisher.shutdown();
      if (!finisher.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
        finisher.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
