package org.plugcast.multicast.sender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.plugcast.multicast.linux.Errno;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Outlet;
import org.plugcast.multicast.pacing.Ring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel's place at a sender's process; it stays when that ends. */
final class SenderLease implements Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(SenderLease.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final long handle;
  private final LaneSpec spec;
  private final Path file;
  private final Ring ring;
  private final Consumer<Command> commands;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile boolean started;
  private volatile boolean closed;

  /**
   * A place that is not open yet.
   *
   * @param file what the ring lies in
   * @param commands where commands go
   */
  SenderLease(long handle, LaneSpec spec, Path file, Ring ring, Consumer<Command> commands) {
    this.handle = handle;
    this.spec = spec;
    this.file = file;
    this.ring = ring;
    this.commands = commands;
  }

  long handle() {
    return handle;
  }

  void tellOpen() {
    commands.accept(new Command.Open(handle, spec, file));
  }

  /** The first answer to what was told. */
  Answer answer(Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  void opened(Answer opened) {
    answer.complete(opened);
  }

  /** Whoever waits is told; a channel that was sent before is tried again. */
  void refused(Answer refusal) {
    if (!answer.complete(refusal) && !closed) {
      Thread.ofVirtual().start(this::tryAgain);
    }
  }

  @Override
  public LaneSpec spec() {
    return spec;
  }

  @Override
  public Ring ring() {
    return ring;
  }

  @Override
  public String reason(int failure) {
    return Errno.describe(failure);
  }

  @Override
  public void start() {
    started = true;
    commands.accept(new Command.Start(handle));
  }

  @Override
  public void reopen() {
    commands.accept(new Command.Reopen());
  }

  @Override
  public void close() {
    closed = true;
    commands.accept(new Command.Close(handle));
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("sender-file-left file={} reason=\"{}\"", file, e.getMessage());
    }
  }

  private void tryAgain() {
    try {
      Thread.sleep(BETWEEN_TRIES);
      if (!closed) {
        tellOpen();
      }
      if (started && !closed) {
        start();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
