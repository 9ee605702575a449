package org.plugcast.multicast.channel;

import java.util.Optional;
import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Passable;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.twin.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel as it is passed from one process to another, under the channel's lock. Any thread. */
public final class Relay {
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Object lock;
  private final int id;
  private final Timelines timelines;

  /**
   * @param lock that guards the channel's timelines
   */
  Relay(Object lock, int id, Timelines timelines) {
    this.lock = lock;
    this.id = id;
    this.timelines = timelines;
  }

  /**
   * As it is passed on.
   *
   * @throws Refusal when there is nothing to pass on
   */
  public Passable passable() throws Refusal {
    synchronized (lock) {
      return passing();
    }
  }

  /** Says why an offer cannot be taken. */
  public void check(Offer offer) throws Refusal {
    synchronized (lock) {
      passing().check(offer);
    }
  }

  /** Takes what was {@linkplain #check checked}. */
  public void take(Offer offer) throws Refusal {
    synchronized (lock) {
      passing().take(offer);
    }
  }

  /** Forgets what it was asked to take, as far as it has not begun. */
  public void cancel() {
    synchronized (lock) {
      timelines.onAir().ifPresent(air -> air.outlet().cancel());
    }
  }

  /** Stands by, if it was begun beside another process that has ended, and does not send. */
  public void standBy() {
    synchronized (lock) {
      Optional<OnAir> air = timelines.onAir();
      air.ifPresent(one -> one.outlet().alone());
      if (air.isPresent() && !isOnAir()) {
        standBy(air.get());
      }
    }
  }

  private void standBy(OnAir air) {
    try {
      air.outlet().standBy();
    } catch (Refusal e) {
      LOG.info("channel-stands-by-already channel={} reason=\"{}\"", id, e.getMessage());
    }
  }

  /** Whether this unit sends it. */
  public boolean isOnAir() {
    synchronized (lock) {
      return timelines
          .onAir()
          .filter(air -> air.outlet().watched().state() == Stage.ON_AIR)
          .isPresent();
    }
  }

  private Passing passing() throws Refusal {
    OnAir air =
        timelines
            .onAir()
            .orElseThrow(
                () -> new Refusal("channel " + id + " has no timeline or no clips here yet"));
    return new Passing(id, air.cadence(), air.outlet());
  }
}
