package org.plugcast.multicast.record;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.record.SegmentStart.Access;

/**
 * Records one heard stream of a channel. Never waits: it copies what it is given and hands it to
 * the thread that writes.
 *
 * <p>Where datagrams of a known place are missing, null packets stand for them, so that a packet's
 * place in the file tells its index. What the channel sends of recordings or of a slate is not
 * recorded again. Any thread.
 */
public final class Recorder {
  /** A longer gap ends the segment instead of being filled. */
  private static final long LONGEST_GAP_NS = 1_000_000_000;

  /** For so long after a datagram of the channel, any other beside it is foreign. */
  private static final long FOREIGN_NS = 1_000_000_000;

  /** The plan is looked at so often. */
  private static final long PLAN_NS = 5_000_000_000L;

  private static final DatagramPackets NULLS = DatagramPackets.nulls();

  private final StreamId stream;
  private final String group;
  private final RecordingCounters counters;
  private final SegmentSink sink;
  private final SegmentGrid grid;
  private final DatagramPackets packets = new DatagramPackets();
  private RecordingPlan plan;
  private @Nullable AirLine air;
  private @Nullable OpenSegment open;
  private long plannedAt = Long.MIN_VALUE;
  private Optional<Purpose> planned = Optional.empty();
  private long knownNs = Long.MIN_VALUE / 2;
  private long waitingSinceNs = Long.MIN_VALUE;
  private long last = -1;

  Recorder(
      StreamId stream,
      String group,
      RecordingPlan plan,
      RecordingCounters counters,
      SegmentSink sink) {
    this.stream = stream;
    this.group = group;
    this.plan = plan;
    this.counters = counters;
    this.sink = sink;
    this.grid = new SegmentGrid(stream.channel());
  }

  /** The line on which datagrams of a known place lie from now on: that of the timeline in use. */
  public synchronized void follow(AirLine line) {
    if (!line.equals(air)) {
      end();
      air = line;
      last = -1;
    }
  }

  /** When to record from now on. */
  public synchronized void plan(RecordingPlan replacement) {
    plan = replacement;
    plannedAt = Long.MIN_VALUE;
  }

  /** Takes the next datagram of the stream. */
  public synchronized void heard(Heard heard) {
    if (packets.take(heard.datagram()) == 0) {
      counters.countUnreadable();
      return;
    }
    AirLine line = air;
    switch (heard.place()) {
      case Place.Known known when line != null -> known(heard, known, line);
      default -> unknown(heard);
    }
  }

  /** Makes what was recorded so far a whole segment. */
  public synchronized void end() {
    OpenSegment segment = open;
    if (segment != null) {
      segment.finish();
    }
    open = null;
    waitingSinceNs = Long.MIN_VALUE;
  }

  private void known(Heard heard, Place.Known known, AirLine line) {
    knownNs = heard.heardAtNs();
    if (known.source() != Source.TIMELINE) {
      end();
      return;
    }
    if (packets.length() != Cadence.DATAGRAM_BYTES) {
      counters.countUnreadable();
      return;
    }
    if (known.datagram() <= last) {
      counters.countRepeated();
      return;
    }
    if (open != null && !open.isIndexed()) {
      end();
    }
    if (bridge(known.datagram(), line)) {
      place(heard, known, line);
    }
  }

  private void place(Heard heard, Place.Known known, AirLine line) {
    long first = known.datagram() * Cadence.PACKETS_PER_DATAGRAM;
    OpenSegment before = open;
    OpenSegment segment =
        segment(line.dueNs(first), Optional.of(line), OptionalLong.of(first), heard);
    if (segment != null && segment != before) {
      last = known.datagram() - 1;
    }
    if (segment != null && append(segment, heard, known.check())) {
      last = known.datagram();
    }
  }

  /** What fits nowhere is recorded only while nothing that fits is heard. */
  private void unknown(Heard heard) {
    if (heard.heardAtNs() - knownNs < FOREIGN_NS) {
      counters.countForeign();
      return;
    }
    if (open != null && open.isIndexed()) {
      end();
    }
    OpenSegment segment = segment(heard.heardAtNs(), Optional.empty(), OptionalLong.empty(), heard);
    if (segment != null) {
      append(segment, heard, Check.UNCHECKED);
    }
  }

  /** False if there is no room, which is counted. */
  private boolean append(OpenSegment segment, Heard heard, Check check) {
    if (segment.append(packets)) {
      segment.count(check, heard.sender(), heard.heardAtNs());
      return true;
    }
    overflow(segment);
    return false;
  }

  private void overflow(OpenSegment segment) {
    counters.countOverflowed();
    segment.countOverflowed();
  }

  /** Fills a gap before a datagram, or ends the segment there; false if there is no room. */
  private boolean bridge(long datagram, AirLine line) {
    OpenSegment segment = open;
    if (segment == null || datagram == last + 1) {
      return true;
    }
    if (datagram - last - 1 > line.cadence().datagramsIn(LONGEST_GAP_NS)) {
      end();
      return true;
    }
    while (last + 1 < datagram) {
      if (!segment.append(NULLS)) {
        overflow(segment);
        return false;
      }
      segment.countMissing();
      last++;
    }
    return true;
  }

  /** The segment that a datagram belongs to, begun if need be; none if it is not to be recorded. */
  private @Nullable OpenSegment segment(
      long timeNs, Optional<AirLine> line, OptionalLong first, Heard heard) {
    Optional<Purpose> purpose = purpose(timeNs);
    Access access = packets.haveRandomAccess() ? Access.RANDOM : Access.NONE;
    if (open != null && isToEnd(open, timeNs, purpose, access)) {
      end();
    } else if (open != null) {
      return open;
    } else if (purpose.isPresent() && mustWait(timeNs, access)) {
      return null;
    }
    if (purpose.isEmpty()) {
      return null;
    }
    SegmentStart start =
        new SegmentStart(stream, group, purpose.get(), line, first, heard.heardAtNs(), access);
    open = new OpenSegment(new Segment(start), sink, grid.number(timeNs));
    waitingSinceNs = Long.MIN_VALUE;
    return open;
  }

  private boolean isToEnd(
      OpenSegment segment, long timeNs, Optional<Purpose> purpose, Access access) {
    boolean samePurpose = Optional.of(segment.start().purpose()).equals(purpose);
    if (samePurpose && segment.number() == grid.number(timeNs)) {
      return false;
    }
    return access == Access.RANDOM || purpose.isEmpty() || grid.isOverdue(timeNs);
  }

  /** A recording begins with a picture at which decoding may start, unless none comes. */
  private boolean mustWait(long timeNs, Access access) {
    if (access == Access.RANDOM) {
      return false;
    }
    if (waitingSinceNs == Long.MIN_VALUE) {
      waitingSinceNs = timeNs;
    }
    return timeNs - waitingSinceNs < SegmentGrid.PATIENCE_NS;
  }

  /** Looked up for every five seconds of UTC, so that twins agree. */
  private Optional<Purpose> purpose(long timeNs) {
    long at = Math.floorDiv(timeNs, PLAN_NS);
    if (at != plannedAt) {
      Instant utc = Manifest.utc(at * PLAN_NS);
      planned = plan.at(utc);
      plannedAt = at;
    }
    return planned;
  }
}
