package org.plugcast.multicast.prerecorded;

import java.util.OptionalLong;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.prerecorded.Situation.Due;
import org.plugcast.multicast.prerecorded.Situation.Reach;
import org.plugcast.multicast.prerecorded.Situation.Stock;
import org.plugcast.multicast.record.Source;

/**
 * Decides from what a channel is sent. Pure.
 *
 * <p>The timeline, as long as the clips of what is due are here, or the caching unit can be reached
 * and they will come. Else recordings; else the slate. Back from recordings only at the beginning
 * of an item whose clip is here, and not before they have been on air for a while; from the slate
 * as soon as there is anything better.
 *
 * @param shortest packets: for a shorter hole it is not worth to change over
 * @param stay packets for which recordings are on air at least
 * @param lead packets: a change is told so long ahead at the most
 */
public record Fallback(long shortest, long stay, long lead) {
  private static final long SHORTEST_NS = 3_000_000_000L;
  private static final long STAY_NS = 10_000_000_000L;
  private static final long LEAD_NS = 2_000_000_000L;

  /** What to do. */
  public sealed interface Decision {
    /** Go on with what is on air. */
    record Stay() implements Decision {}

    /**
     * Change over.
     *
     * @param at index of the first packet of {@code to}; a multiple of 7
     */
    record Change(Source to, long at) implements Decision {}
  }

  /** Holes up to 3 s are not filled, recordings stay for 10 s, a change is told 2 s ahead. */
  public static Fallback of(Cadence cadence) {
    return new Fallback(
        packets(cadence, SHORTEST_NS), packets(cadence, STAY_NS), packets(cadence, LEAD_NS));
  }

  /**
   * Decides.
   *
   * @param now what is on air
   * @param since index of the first packet of it
   * @param soonest index of the first packet that can still be changed: a multiple of 7
   */
  public Decision decide(Source now, long since, long soonest, Situation situation) {
    return switch (now) {
      case TIMELINE -> fromTimeline(soonest, situation);
      case PRE_RECORDED -> fromRecordings(since, soonest, situation);
      case SLATE -> fromSlate(soonest, situation);
    };
  }

  private Decision fromTimeline(long soonest, Situation situation) {
    if (situation.due() == Due.HERE || situation.reach() == Reach.REACHABLE) {
      return new Decision.Stay();
    }
    OptionalLong next = situation.nextHere();
    if (next.isPresent() && next.getAsLong() - soonest < shortest) {
      return new Decision.Stay();
    }
    return instead(situation.stock(), soonest);
  }

  private Decision fromRecordings(long since, long soonest, Situation situation) {
    if (situation.stock() == Stock.NOTHING) {
      return situation.due() == Due.HERE
          ? change(Source.TIMELINE, soonest)
          : change(Source.SLATE, soonest);
    }
    OptionalLong next = situation.nextHere();
    if (next.isEmpty()) {
      return new Decision.Stay();
    }
    long at = datagramOf(next.getAsLong());
    boolean soon = at >= soonest && at - soonest <= lead;
    return soon && at - since >= stay ? change(Source.TIMELINE, at) : new Decision.Stay();
  }

  private static Decision fromSlate(long soonest, Situation situation) {
    if (situation.due() == Due.HERE || situation.reach() == Reach.REACHABLE) {
      return change(Source.TIMELINE, soonest);
    }
    return situation.stock() == Stock.RECORDINGS
        ? change(Source.PRE_RECORDED, soonest)
        : backAt(situation.nextHere(), soonest);
  }

  /** From a slate the timeline takes over by itself, for it has the same tables and clock. */
  private static Decision backAt(OptionalLong next, long soonest) {
    return next.isPresent() && next.getAsLong() <= soonest
        ? change(Source.TIMELINE, soonest)
        : new Decision.Stay();
  }

  private static Decision instead(Stock stock, long soonest) {
    return switch (stock) {
      case RECORDINGS -> change(Source.PRE_RECORDED, soonest);
      case NOTHING -> change(Source.SLATE, soonest);
    };
  }

  private static Decision change(Source to, long at) {
    return new Decision.Change(to, at);
  }

  /** First packet of the datagram that bears a packet: nothing of an item is cut off. */
  private static long datagramOf(long packet) {
    return packet / Cadence.PACKETS_PER_DATAGRAM * Cadence.PACKETS_PER_DATAGRAM;
  }

  private static long packets(Cadence cadence, long ns) {
    return cadence.datagramsIn(ns) * Cadence.PACKETS_PER_DATAGRAM;
  }
}
