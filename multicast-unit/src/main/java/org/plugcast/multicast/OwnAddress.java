package org.plugcast.multicast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.plugcast.multicast.fetch.Pause;
import org.plugcast.multicast.handover.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address at which a unit is configured to answer, for a process that was begun beside another
 * one and answers elsewhere at first. What is asked for once is tried until it is had. Any thread.
 */
final class OwnAddress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnAddress.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final InetSocketAddress address;
  private final Listening listening;
  private final Pause pause;
  private Optional<Runnable> taken = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private Optional<Thread> trying = Optional.empty();
  private boolean closed;

  /** Begins to answer there, and returns what ends that. */
  @FunctionalInterface
  interface Listening {
    Runnable begin() throws IOException, InterruptedException;
  }

  OwnAddress(InetSocketAddress address, Listening listening, Pause pause) {
    this.address = address;
    this.listening = listening;
    this.pause = pause;
  }

  /** Takes it, or says why that cannot be yet, and goes on trying. */
  synchronized void take() throws Refusal, InterruptedException {
    attempt();
    if (failure.isPresent()) {
      if (trying.isEmpty()) {
        trying = Optional.of(Thread.ofVirtual().name("own-address").start(this::keepTrying));
      }
      throw new Refusal(words(failure.get()));
    }
  }

  /** What is wrong, in words. */
  synchronized Optional<String> problem() {
    return failure.map(this::words);
  }

  private String words(String reason) {
    return "cannot listen on "
        + address.getHostString()
        + ":"
        + address.getPort()
        + " yet: "
        + reason
        + "; it is tried again every second";
  }

  private void keepTrying() {
    try {
      do {
        pause.await(BETWEEN_TRIES);
      } while (!isDone());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isDone() throws InterruptedException {
    attempt();
    return closed || taken.isPresent();
  }

  private void attempt() throws InterruptedException {
    if (closed || taken.isPresent()) {
      return;
    }
    try {
      taken = Optional.of(listening.begin());
      failure = Optional.empty();
      LOG.info("own-address-taken http={}:{}", address.getHostString(), address.getPort());
    } catch (IOException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    trying.ifPresent(Thread::interrupt);
    taken.ifPresent(Runnable::run);
  }
}
