package org.plugcast.multicast.channel;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.plugcast.multicast.fetch.BadAnswerException;
import org.plugcast.multicast.fetch.CachingUnit;
import org.plugcast.multicast.fetch.Link;
import org.plugcast.multicast.fetch.Pause;
import org.plugcast.multicast.fetch.TimelineAnswer;

/** Asks the caching unit again and again for the timeline of one channel, until interrupted. */
public final class TimelineFollower implements Runnable {
  private static final Duration INTERVAL = Duration.ofMillis(1_500);

  private final Channel channel;
  private final CachingUnit unit;
  private final Link link;
  private final Pause pause;

  public TimelineFollower(Channel channel, CachingUnit unit, Link link, Pause pause) {
    this.channel = channel;
    this.unit = unit;
    this.link = link;
    this.pause = pause;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        poll();
        pause.await(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks once. */
  void poll() throws InterruptedException {
    try {
      TimelineAnswer answer = unit.timeline(channel.config().id(), channel.known());
      link.up();
      if (answer instanceof TimelineAnswer.Published published) {
        channel.offer(published.timeline());
      }
    } catch (BadAnswerException e) {
      link.up();
      channel.refuse(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("following was ended").initCause(e);
      }
      link.down(InstantSource.system().instant(), String.valueOf(e.getMessage()));
    }
  }
}
