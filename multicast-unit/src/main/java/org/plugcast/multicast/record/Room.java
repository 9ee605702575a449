package org.plugcast.multicast.record;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.plugcast.multicast.pacing.AirTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps recordings within their quota and the disk from filling up. The oldest ring segment goes
 * first, whatever its channel; a scheduled recording goes only for the sake of another one, when no
 * ring segment is left. Any thread.
 */
final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  private final RecordingSettings settings;
  private final RecordingFolder folder;
  private final Disk disk;
  private final AirTime clock;
  private final RecordingShelf shelf;
  private final RecordingCounters counters;
  private final AtomicLong openBytes = new AtomicLong();
  private volatile boolean reserveIsTouched;

  Room(
      RecordingSettings settings,
      Disk disk,
      AirTime clock,
      RecordingShelf shelf,
      RecordingCounters counters) {
    this.settings = settings;
    this.folder = new RecordingFolder(settings.folder());
    this.disk = disk;
    this.clock = clock;
    this.shelf = shelf;
    this.counters = counters;
  }

  /** Bytes came to, or went from, segments that are being made. */
  void countOpen(long bytes) {
    openBytes.addAndGet(bytes);
  }

  /** Deletes what is too old or too much. */
  synchronized void keep() {
    dropAged();
    boolean more = true;
    while (more && overQuota()) {
      more = drop(Recorded::isRing).isPresent();
    }
    more = true;
    while (more && belowReserve()) {
      more = dropForRoom(Recorded::isRing);
    }
    more = true;
    while (more && overQuota()) {
      more = dropForRoom(recorded -> true);
    }
    reserveIsTouched = belowReserve();
  }

  /**
   * Whether recordings, now that all of them that may go are gone, take of the disk what is to stay
   * free for clips and timelines. As {@link #keep} found it last.
   */
  boolean reserveIsTouched() {
    return reserveIsTouched;
  }

  /** Deletes one segment for the sake of another; false if none may go. */
  synchronized boolean makeWayFor(Purpose purpose) {
    return dropForRoom(Recorded::isRing)
        || (purpose instanceof Purpose.Scheduled && dropForRoom(recorded -> true));
  }

  /** Reads some segment through and deletes it if its file is not what it was. */
  void audit(RandomGenerator random) {
    shelf.any(random).filter(this::isDamaged).filter(this::delete).ifPresent(this::tellDamaged);
  }

  private boolean isDamaged(Recorded recorded) {
    try {
      return !shelf.isIntact(recorded);
    } catch (NoSuchFileException e) {
      return shelf.contains(recorded);
    } catch (IOException e) {
      return true;
    }
  }

  private void tellDamaged(Recorded recorded) {
    counters.countDamaged();
    LOG.warn("recording-damaged channel={} name={}", recorded.stream().channel(), recorded.name());
  }

  /** Whether there is no room on the disk for more than a few blocks. */
  boolean isFull() throws IOException {
    return disk.freeBytes(folder.root()) < 16 * Block.BYTES;
  }

  private void dropAged() {
    if (settings.ringAge().isEmpty()) {
      return;
    }
    Instant oldest = Manifest.utc(clock.utcNs()).minus(settings.ringAge().get());
    Optional<Recorded> aged = aged(oldest);
    while (aged.isPresent() && delete(aged.get())) {
      aged = aged(oldest);
    }
  }

  private Optional<Recorded> aged(Instant oldest) {
    return shelf.oldest(recorded -> recorded.isRing() && recorded.end().isBefore(oldest));
  }

  private boolean overQuota() {
    return shelf.bytes() + openBytes.get() > settings.quotaBytes();
  }

  private boolean belowReserve() {
    try {
      return disk.freeBytes(folder.root()) < settings.reserveBytes();
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes the oldest of some segments before its time, which is told. */
  private boolean dropForRoom(Predicate<Recorded> which) {
    Optional<Recorded> dropped = drop(which);
    dropped.ifPresent(recorded -> counters.countDropped(recorded.purpose()));
    return dropped.isPresent();
  }

  private Optional<Recorded> drop(Predicate<Recorded> which) {
    return shelf.oldest(which).filter(this::delete);
  }

  private boolean delete(Recorded recorded) {
    try {
      shelf.drop(recorded);
      return true;
    } catch (IOException e) {
      LOG.warn("recording-not-deleted name={} reason=\"{}\"", recorded.name(), e.getMessage());
      return false;
    }
  }
}
