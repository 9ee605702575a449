package org.plugcast.multicast;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plugcast.multicast.channel.Channel;
import org.plugcast.multicast.prerecorded.CachingUnitProbe;
import org.plugcast.multicast.prerecorded.Reachability;
import org.plugcast.multicast.prerecorded.RunsAtHand;
import org.plugcast.multicast.prerecorded.Situation.Reach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again and again whether the caching unit is there, and lets the channels do without it. Two
 * threads: one asks and changes over, one pings.
 */
final class UnitFallback implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UnitFallback.class);
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final Duration PING_INTERVAL = Duration.ofSeconds(1);

  private final CachingUnitProbe probe;
  private final Reachability reachability = new Reachability();
  private final Supplier<List<Channel>> channels;
  private final RunsAtHand recordings;
  private final List<Thread> threads;

  UnitFallback(URI cachingUnit, Supplier<List<Channel>> channels, RunsAtHand recordings) {
    this.probe = new CachingUnitProbe(URI.create(cachingUnit + "/health"), PATIENCE);
    this.channels = channels;
    this.recordings = recordings;
    this.threads =
        List.of(
            Thread.ofVirtual().name("probe").start(() -> repeat(this::look, INTERVAL)),
            Thread.ofVirtual().name("ping").start(() -> repeat(this::ping, PING_INTERVAL)));
  }

  /** What is wrong, in words. */
  Optional<String> problem() {
    return reachability.problem();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    probe.close();
  }

  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  private static void repeat(Step step, Duration interval) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        step.run();
        Thread.sleep(interval);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    Reach before = reachability.reach();
    Reach reach = reachability.observe(probe.ask());
    if (reach != before) {
      LOG.warn("caching-unit-{}", reach == Reach.REACHABLE ? "reachable" : "unreachable");
    }
    for (Channel channel : channels.get()) {
      look(channel, reach);
    }
  }

  private void look(Channel channel, Reach reach) {
    try {
      channel.look(reach, recordings);
    } catch (RuntimeException e) {
      // One channel must not keep the others from being sent.
      LOG.error("channel-not-looked-at channel={}", channel.config().id(), e);
    }
  }

  private void ping() {
    if (reachability.reach() == Reach.UNREACHABLE) {
      reachability.pinged(probe.ping());
    }
  }
}
