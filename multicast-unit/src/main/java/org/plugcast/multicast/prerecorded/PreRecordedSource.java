package org.plugcast.multicast.prerecorded;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
  private final long round;
  private @Nullable PlacedRun current;
  private @Nullable PlacedRun next;
  private @Nullable Splice ending;
  private @Nullable Splice beginning;

  /**
   * @param runs at least one, all of the rate of {@code air}; played in this order
   * @param air the line of the channel
   * @param start index of the first packet: a multiple of 7
   */
  public PreRecordedSource(List<RecordedRun> runs, AirLine air, long start) {
    this.runs = List.copyOf(runs);
    this.air = air;
    this.start = start;
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
    letGo(next);
    current = null;
    next = null;
    ending = null;
    beginning = null;
  }

  private int packet(long index, byte[] packet, int offset) {
    if (index < start) {
      TsPacket.writeNull(packet, offset);
      return 0;
    }
    PlacedRun run = runAt(index);
    boolean atEnd = index >= run.end() - Splice.reach(air);
    if (atEnd && index >= endOf(run).head()) {
      endOf(run).landing().head((int) (index - endOf(run).head()), index, packet, offset);
      return 0;
    }
    int missing = run.packets(index, 1, packet, offset);
    beginningOf(run).landing().admit(index, packet, offset);
    if (atEnd) {
      endOf(run).departure().release(index, packet, offset);
    }
    return missing;
  }

  private PlacedRun runAt(long index) {
    PlacedRun run = current;
    if (run != null && run.holds(index)) {
      return run;
    }
    letGo(run);
    PlacedRun following = next;
    if (following != null && following.holds(index)) {
      run = following;
      beginning = ending;
    } else {
      letGo(following);
      run = placed(index);
      beginning = null;
    }
    next = null;
    ending = null;
    current = run;
    return run;
  }

  /** How a run is left for the one that follows it. */
  private Splice endOf(PlacedRun run) {
    Splice join = ending;
    if (join == null) {
      PlacedRun following = placed(run.end());
      next = following;
      join = Splice.of(run, run.start(), run.end(), following, air, SplicedSource.Whole.BEFORE);
      ending = join;
    }
    return join;
  }

  /** How a run is joined: after the one before it, the first of all after nothing. */
  private Splice beginningOf(PlacedRun run) {
    Splice join = beginning;
    if (join == null) {
      if (run.start() == start) {
        join =
            new Splice(
                start,
                new Departure(air, Map.of(), OptionalLong.empty()),
                LandingSearch.in(Beginnings.of(run, start, air), air, OptionalLong.empty()));
      } else {
        try (PlacedRun before = placed(run.start() - 1)) {
          join =
              Splice.of(before, before.start(), run.start(), run, air, SplicedSource.Whole.BEFORE);
        }
      }
      beginning = join;
    }
    return join;
  }

  private PlacedRun placed(long index) {
    return new PlacedRun(runs.get(numberAt(index)), startAt(index), air);
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

  private static void letGo(@Nullable PlacedRun run) {
    if (run != null) {
      run.close();
    }
  }
}
