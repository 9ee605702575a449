package org.plugcast.multicast.record;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The segment that is being filled. Guarded by its recorder. */
final class OpenSegment {
  private static final int MOST_SENDERS = 8;

  private final Segment segment;
  private final SegmentSink sink;
  private final long number;
  private final List<String> senders = new ArrayList<>();
  private @Nullable InetSocketAddress lastSender;
  private @Nullable Block block;
  private Tally tally = Tally.NONE;
  private long lastNs;
  private long owed;

  /**
   * @param number of the segment in its {@link SegmentGrid}
   */
  OpenSegment(Segment segment, SegmentSink sink, long number) {
    this.segment = segment;
    this.sink = sink;
    this.number = number;
    this.lastNs = segment.start().firstNs();
  }

  SegmentStart start() {
    return segment.start();
  }

  long number() {
    return number;
  }

  boolean isIndexed() {
    return segment.start().air().isPresent();
  }

  /** Adds packets; false if there is no room for them. */
  boolean append(DatagramPackets packets) {
    Block room = block;
    if (room != null && !room.hasRoom(packets.length())) {
      sink.append(segment, room);
      room = null;
    }
    if (room == null) {
      Optional<Block> taken = sink.takeBlock();
      block = taken.orElse(null);
      if (taken.isEmpty()) {
        return false;
      }
      room = taken.get();
    }
    packets.copyTo(room.bytes());
    return true;
  }

  void count(Check check, InetSocketAddress sender, long heardAtNs) {
    tally = tally.plus(check);
    lastNs = Math.max(lastNs, heardAtNs);
    if (!sender.equals(lastSender)) {
      lastSender = sender;
      String name = sender.getAddress().getHostAddress() + ":" + sender.getPort();
      if (senders.size() < MOST_SENDERS && !senders.contains(name)) {
        senders.add(name);
      }
    }
  }

  /** Null packets stand for a datagram: one that was left out, or one that nobody heard. */
  void countMissing() {
    if (owed > 0) {
      owed--;
    } else {
      tally = tally.plusMissing(1);
    }
  }

  /** A datagram was left out. */
  void countOverflowed() {
    tally = tally.plusOverflowed(1);
    owed++;
  }

  void finish() {
    Block rest = block;
    if (rest != null) {
      sink.append(segment, rest);
    }
    block = null;
    sink.finish(segment, new Job.End(lastNs, tally, senders));
  }
}
