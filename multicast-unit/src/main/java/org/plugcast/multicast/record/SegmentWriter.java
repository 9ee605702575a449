package org.plugcast.multicast.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes segments to the temporary folder in the order in which their bytes come. What begins and
 * what is whole is handed to {@link Finishing}, for it waits for the disk longer than others may
 * wait: all channels share this thread, and the stock of blocks lasts for half a second.
 *
 * <p>The queue is bounded by the stock of blocks. Any thread hands over, one thread writes.
 */
final class SegmentWriter implements SegmentSink {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentWriter.class);
  private static final int MOST_TRIES = 64;

  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final Map<Segment, SegmentFile> files = new HashMap<>();
  private final RecordingFolder folder;
  private final Disk disk;
  private final Blocks blocks;
  private final Room room;
  private final Finishing finishing;
  private final Executor finisher;
  private final RecordingCounters counters;
  private final RecordingAlarms alarms;

  SegmentWriter(
      RecordingFolder folder,
      Disk disk,
      Blocks blocks,
      Room room,
      Finishing finishing,
      Executor finisher,
      RecordingCounters counters,
      RecordingAlarms alarms) {
    this.folder = folder;
    this.disk = disk;
    this.blocks = blocks;
    this.room = room;
    this.finishing = finishing;
    this.finisher = finisher;
    this.counters = counters;
    this.alarms = alarms;
  }

  @Override
  public Optional<Block> takeBlock() {
    return blocks.take();
  }

  @Override
  public void append(Segment segment, Block block) {
    jobs.add(new Job.Append(segment, block));
  }

  @Override
  public void finish(Segment segment, Job.End end) {
    jobs.add(new Job.Finish(segment, end));
  }

  /** There will be nothing more: {@link #run} returns when all is done. */
  void close() {
    jobs.add(new Job.Close());
  }

  /** Does what is to be done until {@link #close}. */
  void run() {
    try {
      while (work(jobs.take()) == Next.GO_ON) {
        // The queue tells what to do.
      }
    } catch (InterruptedException e) {
      drain();
    }
  }

  /** Does what is to be done now. */
  void drain() {
    Job job = jobs.poll();
    while (job != null) {
      work(job);
      job = jobs.poll();
    }
  }

  private enum Next {
    GO_ON,
    END
  }

  private Next work(Job job) {
    switch (job) {
      case Job.Append(Segment segment, Block block) -> append(segment, block.bytes(), block);
      case Job.Finish(Segment segment, Job.End end) -> hand(segment, end);
      case Job.Close close -> {
        return Next.END;
      }
    }
    return Next.GO_ON;
  }

  private void append(Segment segment, ByteBuffer bytes, Block block) {
    try {
      if (!segment.hasFailed() && leavesReserve(segment)) {
        write(segment, bytes.flip());
      }
    } finally {
      blocks.giveBack(block);
    }
  }

  /**
   * Whether there is room beside what stays free for clips and timelines. Ring segments that are
   * being made go first, one after the other until there is, then this one.
   */
  private boolean leavesReserve(Segment segment) {
    while (room.reserveIsTouched() && !segment.hasFailed()) {
      abandon(
          openRing().orElse(segment),
          new IOException("the disk has no room beside what stays free for clips and timelines"));
      room.keep();
    }
    return !segment.hasFailed();
  }

  private void hand(Segment segment, Job.End end) {
    SegmentFile file = files.remove(segment);
    if (file != null) {
      finisher.execute(() -> finishing.finish(file, end));
    }
  }

  private void write(Segment segment, ByteBuffer bytes) {
    for (int tries = 1; true; tries++) {
      try {
        file(segment).write(bytes.duplicate());
        room.countOpen(bytes.limit());
        counters.countBytes(bytes.limit());
        return;
      } catch (IOException e) {
        if (tries == MOST_TRIES || !makeRoom(segment, e)) {
          abandon(segment, e);
          return;
        }
      }
    }
  }

  private SegmentFile file(Segment segment) throws IOException {
    SegmentFile file = files.get(segment);
    if (file == null) {
      file = SegmentFile.begin(folder, disk, segment.start());
      files.put(segment, file);
      finisher.execute(() -> finishing.announce(segment));
    }
    return file;
  }

  /** Makes room where that is what is lacking; false if it is not, or if nothing may go. */
  private boolean makeRoom(Segment segment, IOException failure) {
    try {
      if (!room.isFull()) {
        return false;
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
      return false;
    }
    alarms.full();
    Purpose purpose = segment.start().purpose();
    return switch (purpose) {
      case Purpose.Ring ring -> room.makeWayFor(purpose);
      case Purpose.Scheduled scheduled -> giveUpRing(failure) || room.makeWayFor(purpose);
    };
  }

  /** A scheduled recording goes before the ring segments on the shelf and those being made. */
  private boolean giveUpRing(IOException failure) {
    if (room.makeWayFor(new Purpose.Ring())) {
      return true;
    }
    Optional<Segment> ring = openRing();
    ring.ifPresent(other -> abandon(other, failure));
    return ring.isPresent();
  }

  private Optional<Segment> openRing() {
    return files.keySet().stream()
        .filter(other -> other.start().purpose() instanceof Purpose.Ring)
        .findFirst();
  }

  /** Leaves out the rest of a segment, and what there is of it: the next one may do better. */
  private void abandon(Segment segment, IOException failure) {
    segment.fail();
    counters.countFailed();
    alarms.failed(String.valueOf(failure.getMessage()));
    LOG.warn(
        "recording-failed channel={} origin={} reason=\"{}\"",
        segment.start().stream().channel(),
        segment.start().stream().origin().label(),
        failure.getMessage());
    SegmentFile file = files.remove(segment);
    if (file != null) {
      room.countOpen(-file.bytes());
      file.discard();
    }
  }
}
