package org.plugcast.multicast.channel;

import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Passable;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.sender.AirOutlet;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Stage;

/** A channel that has a timeline, as it is passed on and taken. */
final class Passing implements Passable {
  private final int id;
  private final Cadence cadence;
  private final AirOutlet outlet;

  Passing(int id, Cadence cadence, AirOutlet outlet) {
    this.id = id;
    this.cadence = cadence;
    this.outlet = outlet;
  }

  @Override
  public int channel() {
    return id;
  }

  @Override
  public Offer offer(long fromNs) throws Refusal {
    Offer.Part part = part();
    long from = part == Offer.Part.ON_AIR ? cadence.firstDatagramDueFrom(fromNs) : 0;
    return new Offer(id, cadence.epochNs(), cadence.bitsPerSecond(), part, from);
  }

  private Offer.Part part() throws Refusal {
    Stage state = outlet.watched().state();
    return switch (state) {
      case ON_AIR -> Offer.Part.ON_AIR;
      case STANDBY -> Offer.Part.STANDBY;
      case LISTENING, YIELDING ->
          throw new Refusal("channel " + id + " is " + state.word() + ": try again");
    };
  }

  @Override
  public void yieldAt(long datagram, Heir heir) throws Refusal {
    outlet.yieldAt(datagram, heir);
  }

  @Override
  public void cancel() {
    outlet.cancel();
  }

  /** Says why an offer cannot be taken. */
  void check(Offer offer) throws Refusal {
    if (offer.epochNs() != cadence.epochNs() || offer.bitsPerSecond() != cadence.bitsPerSecond()) {
      throw new Refusal("channel " + id + " has another epoch or rate here");
    }
    Stage state = outlet.watched().state();
    if (state == Stage.ON_AIR || state == Stage.YIELDING) {
      throw new Refusal("channel " + id + " is " + state.word() + " here");
    }
    if (offer.part() == Offer.Part.ON_AIR && !outlet.ring().isPrepared(offer.from())) {
      throw new Refusal("channel " + id + " has nothing prepared for that time here");
    }
  }

  /** One that is to stand by does so when the other process has ended. */
  void take(Offer offer) throws Refusal {
    if (offer.part() == Offer.Part.ON_AIR) {
      outlet.take(offer.from());
    }
  }
}
