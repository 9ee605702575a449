package org.plugcast.multicast;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.plugcast.multicast.channel.Channel;
import org.plugcast.multicast.channel.Relay;
import org.plugcast.multicast.config.TwinsConfig;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.handover.Agreed;
import org.plugcast.multicast.handover.Handover;
import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Passable;
import org.plugcast.multicast.handover.PeerHttp;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.http.Actions;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.twin.Heir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a unit does when it is asked by its API. Any thread. */
final class UnitActions implements Actions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnitActions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(20);

  /** The new one has to be on air this long after the agreed datagram. */
  private static final Duration SETTLED = Duration.ofMillis(300);

  private final UnitConfig config;
  private final Unit unit;
  private final Promotion promotion;
  private final Handover handover;
  private final PeerHttp peers = new PeerHttp();

  /** What takes the place of a process that has ended. */
  @FunctionalInterface
  interface Promotion {
    void promote() throws Refusal;
  }

  UnitActions(UnitConfig config, Unit unit, Promotion promotion) {
    this.promotion = promotion;
    this.config = config;
    this.unit = unit;
    this.handover = new Handover(unit.clock());
  }

  @Override
  public List<Agreed> handOver(OptionalInt channel, Optional<URI> to, Hop hop)
      throws Refusal, InterruptedException {
    URI target = to.isPresent() ? to.get() : twin();
    List<Passable> mine = new ArrayList<>();
    for (Channel one : channels(channel)) {
      Passable passable = one.relay().passable();
      if (passable.offer(unit.clock().utcNs()).part() == Offer.Part.ON_AIR) {
        mine.add(passable);
      }
    }
    if (mine.isEmpty()) {
      return forward(channel, hop);
    }
    refuseApart();
    return agreed(handover.pass(mine, peers.at(target), Heir.TWIN), target);
  }

  private void refuseApart() throws Refusal {
    Optional<String> apart = unit.clockRefusal();
    if (apart.isPresent()) {
      throw new Refusal("no handover now: " + apart.get());
    }
  }

  private URI twin() throws Refusal {
    if (config.twins().mode() != TwinsConfig.Mode.SAME_GROUP) {
      throw new Refusal("this unit shares no group with a twin (twins = same-group)");
    }
    return config
        .twins()
        .http()
        .orElseThrow(() -> new Refusal("twin-http is not configured: there is no way to ask it"));
  }

  /** The twin is on air, or nobody is. */
  private List<Agreed> forward(OptionalInt channel, Hop hop) throws Refusal, InterruptedException {
    if (hop == Hop.FORWARDED) {
      throw new Refusal("neither of the twins is on air with it");
    }
    try {
      return peers.at(twin()).give(channel, PATIENCE);
    } catch (IOException e) {
      throw new Refusal("not on air here, and " + twin() + " does not answer: " + e);
    }
  }

  @Override
  public void take(List<Offer> offers) throws Refusal {
    for (Offer offer : offers) {
      relay(offer.channel()).check(offer);
    }
    List<Integer> taken = new ArrayList<>();
    try {
      for (Offer offer : offers) {
        relay(offer.channel()).take(offer);
        taken.add(offer.channel());
      }
    } catch (Refusal e) {
      cancel(taken);
      throw e;
    }
  }

  @Override
  public void cancel(List<Integer> channels) {
    for (int id : channels) {
      unit.channel(id).map(Channel::relay).ifPresent(Relay::cancel);
    }
  }

  @Override
  public List<Agreed> handOverToNext(URI next) throws Refusal, InterruptedException {
    List<Passable> all = passable();
    List<Agreed> agreed = agreed(handover.pass(all, peers.at(next), Heir.SIBLING), next);
    awaitYielded(agreed);
    return agreed;
  }

  /** What is neither sent nor stood by for, the next one finds for itself. */
  private List<Passable> passable() {
    List<Passable> all = new ArrayList<>();
    for (Channel channel : unit.channels()) {
      try {
        Passable passable = channel.relay().passable();
        passable.offer(unit.clock().utcNs());
        all.add(passable);
      } catch (Refusal e) {
        LOG.info(
            "channel-not-passed channel={} reason=\"{}\"", channel.config().id(), e.getMessage());
      }
    }
    return all;
  }

  /** Returns when the channels have been left for a while, and nobody had to come back. */
  private void awaitYielded(List<Agreed> agreed) throws Refusal, InterruptedException {
    Instant last = agreed.stream().map(Agreed::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    long untilNs = nanos(last.plus(SETTLED));
    while (unit.clock().utcNs() < untilNs) {
      LockSupport.parkNanos(LOOK.toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("waiting for a handover");
      }
    }
    for (Agreed one : agreed) {
      if (unit.channel(one.channel()).map(Channel::relay).filter(Relay::isOnAir).isPresent()) {
        throw new Refusal(
            "channel " + one.channel() + " fell silent after the handover and was taken back");
      }
    }
  }

  @Override
  public void promote() throws Refusal {
    promotion.promote();
  }

  @Override
  public void close() {
    peers.close();
  }

  private List<Agreed> agreed(List<Offer> offers, URI to) {
    return offers.stream()
        .map(
            offer -> {
              Cadence cadence = new Cadence(offer.epochNs(), offer.bitsPerSecond());
              return new Agreed(
                  offer.channel(),
                  offer.from() * Cadence.PACKETS_PER_DATAGRAM,
                  config.unit(),
                  to.toString(),
                  instant(cadence.dueNs(offer.from())));
            })
        .toList();
  }

  private List<Channel> channels(OptionalInt id) throws Refusal {
    return id.isPresent() ? List.of(channel(id.getAsInt())) : unit.channels();
  }

  private Channel channel(int id) throws Refusal {
    return unit.channel(id).orElseThrow(() -> new Refusal("there is no channel " + id + " here"));
  }

  private Relay relay(int id) throws Refusal {
    return channel(id).relay();
  }

  private static Instant instant(long utcNs) {
    return Instant.ofEpochSecond(0, utcNs);
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
