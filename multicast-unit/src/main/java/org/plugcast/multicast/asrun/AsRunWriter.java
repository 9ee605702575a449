package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.plugcast.multicast.pacing.AirTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the logs of all channels of a unit, on a thread of its own that may wait for the disk.
 * What cannot be written is tried again, in order, until there is no more room to keep it in
 * memory.
 */
public final class AsRunWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AsRunWriter.class);

  /** Hours of fifty channels. */
  private static final int MOST_WAITING = 4_096;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Path data;
  private final AirTime clock;
  private final BlockingQueue<Job> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Map<Integer, AsRunLog> logs = new HashMap<>();
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread;
  private volatile Optional<String> failure = Optional.empty();
  private volatile boolean closing;

  private sealed interface Job {
    record Append(int channel, AsRunItem item) implements Job {}

    record End() implements Job {}
  }

  /**
   * Begins to write; no other process may write the same logs.
   *
   * @param data folder of the unit's data
   */
  public AsRunWriter(Path data, AirTime clock) {
    this.data = data;
    this.clock = clock;
    thread = Thread.ofVirtual().name("as-run").start(this::run);
  }

  /** Adds an item to a channel's log, in a moment; any thread, never waits. */
  public void append(int channel, AsRunItem item) {
    if (closing || !waiting.offer(new Job.Append(channel, item))) {
      lost.incrementAndGet();
    }
  }

  /** What is wrong, in words. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    failure.ifPresent(reason -> problems.add("the as-run log cannot be written: " + reason));
    if (lost.get() > 0) {
      problems.add(lost.get() + " items could not be written into the as-run log");
    }
    return problems;
  }

  /** Writes what is left, for five seconds at most. */
  @Override
  public void close() {
    closing = true;
    boolean told = waiting.offer(new Job.End());
    try {
      if (!told || !thread.join(PATIENCE)) {
        thread.interrupt();
        thread.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (waiting.take() instanceof Job.Append append) {
        write(append);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Job.Append append) throws InterruptedException {
    while (!isWritten(append)) {
      if (closing) {
        throw new InterruptedException("the log cannot be written, and the unit ends");
      }
      Thread.sleep(RETRY);
    }
  }

  private boolean isWritten(Job.Append append) {
    Instant now = Instant.EPOCH.plusNanos(clock.utcNs());
    try {
      AsRunLog log = logs.get(append.channel());
      if (log == null) {
        log = AsRunLog.open(data, append.channel(), now);
        logs.put(append.channel(), log);
      }
      log.append(append.item(), now);
      failure = Optional.empty();
      return true;
    } catch (IOException e) {
      if (failure.isEmpty()) {
        LOG.warn("as-run-not-written channel={} reason=\"{}\"", append.channel(), e.toString());
      }
      failure = Optional.of(e.toString());
      return false;
    }
  }
}
