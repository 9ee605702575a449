package org.plugcast.multicast.handover;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.twin.Heir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes channels on. One at a time; any thread. */
public final class Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  /** The agreed datagram is at least half a second ahead, whatever the way to the other takes. */
  private static final Duration LEAD = Duration.ofMillis(900);

  /** What is taken back must be taken back well before it would begin. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final AirTime clock;

  public Handover(AirTime clock) {
    this.clock = clock;
  }

  /**
   * Passes channels to another process: all of them or none.
   *
   * @return what was agreed
   * @throws Refusal saying why nothing changes
   */
  public synchronized List<Offer> pass(List<? extends Passable> channels, Peer peer, Heir heir)
      throws Refusal, InterruptedException {
    List<Offer> offers = new ArrayList<>();
    long fromNs = clock.utcNs() + LEAD.toNanos();
    for (Passable channel : channels) {
      offers.add(channel.offer(fromNs));
    }
    boolean agreed = false;
    try {
      leave(offers, channels, heir);
      ask(peer, offers);
      agreed = true;
    } finally {
      if (!agreed) {
        channels.forEach(Passable::cancel);
      }
    }
    LOG.info("handover-agreed channels={} to={}", offers.size(), peer.address());
    return offers;
  }

  /** This unit first: should the other one not agree, it takes that back. */
  private static void leave(List<Offer> offers, List<? extends Passable> channels, Heir heir)
      throws Refusal {
    for (int i = 0; i < offers.size(); i++) {
      if (offers.get(i).part() == Offer.Part.ON_AIR) {
        channels.get(i).yieldAt(offers.get(i).from(), heir);
      }
    }
  }

  private static void ask(Peer peer, List<Offer> offers) throws Refusal, InterruptedException {
    try {
      peer.take(offers, PATIENCE);
    } catch (IOException e) {
      cancelAt(peer, offers);
      throw new Refusal(peer.address() + " does not answer: " + e);
    }
  }

  /** It may have heard what it did not answer. */
  private static void cancelAt(Peer peer, List<Offer> offers) throws InterruptedException {
    try {
      peer.cancel(offers.stream().map(Offer::channel).toList());
    } catch (IOException e) {
      LOG.warn("handover-not-cancelled at={} reason=\"{}\"", peer.address(), e.toString());
    }
  }
}
