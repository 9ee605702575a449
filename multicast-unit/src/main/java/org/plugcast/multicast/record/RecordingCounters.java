package org.plugcast.multicast.record;

import java.util.concurrent.atomic.AtomicLong;

/** What became of what was to be recorded, since the start. Any thread. */
public final class RecordingCounters {
  private final AtomicLong overflowed = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong foreign = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong segments = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong droppedForRoom = new AtomicLong();
  private final AtomicLong scheduledDropped = new AtomicLong();
  private final AtomicLong salvaged = new AtomicLong();
  private final AtomicLong damaged = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /** Datagrams left out because the disk was too slow. */
  public long overflowed() {
    return overflowed.get();
  }

  /** Datagrams that hold no whole transport packets. */
  public long unreadable() {
    return unreadable.get();
  }

  /** Datagrams left out because they are not of the channel whose stream this is. */
  public long foreign() {
    return foreign.get();
  }

  /** Datagrams left out because they, or later ones, were there already. */
  public long repeated() {
    return repeated.get();
  }

  /** Segments that may be played. */
  public long segments() {
    return segments.get();
  }

  /** Segments that could not be written. */
  public long failed() {
    return failed.get();
  }

  /** Ring segments deleted before their age because the disk was full. */
  public long droppedForRoom() {
    return droppedForRoom.get();
  }

  /** Segments of scheduled recordings deleted because nothing else was left to delete. */
  public long scheduledDropped() {
    return scheduledDropped.get();
  }

  /** Segments saved after a crash. */
  public long salvaged() {
    return salvaged.get();
  }

  /** Segments deleted because their files were no longer what they were. */
  public long damaged() {
    return damaged.get();
  }

  /** Bytes written. */
  public long bytes() {
    return bytes.get();
  }

  void countOverflowed() {
    overflowed.incrementAndGet();
  }

  void countUnreadable() {
    unreadable.incrementAndGet();
  }

  void countForeign() {
    foreign.incrementAndGet();
  }

  void countRepeated() {
    repeated.incrementAndGet();
  }

  void countSegment() {
    segments.incrementAndGet();
  }

  void countFailed() {
    failed.incrementAndGet();
  }

  void countDropped(Purpose purpose) {
    switch (purpose) {
      case Purpose.Ring ring -> droppedForRoom.incrementAndGet();
      case Purpose.Scheduled scheduled -> scheduledDropped.incrementAndGet();
    }
  }

  void countSalvaged() {
    salvaged.incrementAndGet();
  }

  void countDamaged() {
    damaged.incrementAndGet();
  }

  void countBytes(long written) {
    bytes.addAndGet(written);
  }
}
