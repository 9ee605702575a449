package org.plugcast.multicast.prerecorded;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Recordings one after the other, then from the first on again, without end: a function of the
 * runs, the packet at which they begin, and the index. One thread: the filler's.
 */
public final class PreRecordedSource implements PacketSource {
  private final List<RecordedRun> runs;
  private final AirLine air;
  private final long start;
  private final long decodeAfterTicks;
  private final long round;
  private @Nullable JoinedRun current;
  private @Nullable JoinedRun following;

  /** A run at its place, and how it is joined there. */
  private record JoinedRun(int number, PlacedRun run, Landing landing) {}

  /**
   * @param runs at least one, all of the rate of {@code air}; played in this order
   * @param air the line of the channel
   * @param start index of the first packet: a multiple of 7
   * @param decodeAfterTicks how long after the start of a run its first picture is decoded at the
   *     earliest, in 27 MHz ticks: what a decoder may still have to decode of what came before
   */
  public PreRecordedSource(List<RecordedRun> runs, AirLine air, long start, long decodeAfterTicks) {
    this.runs = List.copyOf(runs);
    this.air = air;
    this.start = start;
    this.decodeAfterTicks = decodeAfterTicks;
    this.round = runs.stream().mapToLong(RecordedRun::packets).sum();
    if (round < 1) {
      throw new IllegalArgumentException("no recordings to play");
    }
  }

  /** The run that is played at a packet. */
  public RecordedRun at(long index) {
    return runs.get(numberAt(index));
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    int missing = 0;
    for (int i = 0; i < count; i++) {
      missing += packet(index + i, destination, offset + i * TsPacket.LENGTH);
    }
    return missing;
  }

  @Override
  public void close() {
    letGo(current);
    letGo(following);
    current = null;
    following = null;
  }

  private int packet(long index, byte[] packet, int offset) {
    if (index < start) {
      TsPacket.writeNull(packet, offset);
      return 0;
    }
    JoinedRun now = runAt(index);
    if (now.run().end() - index <= 70) {
      Landing next = followingTo(now).landing();
      long head = now.run().end() - next.headPackets();
      if (index >= head) {
        next.head((int) (index - head), index, packet, offset);
        return 0;
      }
    }
    int missing = now.run().packets(index, 1, packet, offset);
    now.landing().admit(index, packet, offset);
    return missing;
  }

  private JoinedRun runAt(long index) {
    JoinedRun now = current;
    if (now != null && index >= now.run().start() && index < now.run().end()) {
      return now;
    }
    JoinedRun next = following;
    letGo(now);
    if (next != null && index >= next.run().start() && index < next.run().end()) {
      following = null;
      current = next;
      return next;
    }
    JoinedRun joined = join(numberAt(index), startAt(index));
    current = joined;
    return joined;
  }

  private JoinedRun followingTo(JoinedRun now) {
    JoinedRun next = following;
    if (next == null || next.run().start() != now.run().end()) {
      letGo(next);
      next = join((now.number() + 1) % runs.size(), now.run().end());
      following = next;
    }
    return next;
  }

  private JoinedRun join(int number, long at) {
    PlacedRun placed = new PlacedRun(runs.get(number), at, air);
    return new JoinedRun(number, placed, LandingSearch.at(placed, at, air, decodeAfterTicks));
  }

  private int numberAt(long index) {
    long place = (index - start) % round;
    int number = 0;
    while (place >= runs.get(number).packets()) {
      place -= runs.get(number).packets();
      number++;
    }
    return number;
  }

  private long startAt(long index) {
    long place = (index - start) % round;
    for (int i = 0; i < numberAt(index); i++) {
      place -= runs.get(i).packets();
    }
    return index - place;
  }

  private static void letGo(@Nullable JoinedRun run) {
    if (run != null) {
      run.run().close();
    }
  }
}
