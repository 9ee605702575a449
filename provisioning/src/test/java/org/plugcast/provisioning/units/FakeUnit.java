package org.plugcast.provisioning.units;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A process that lives in memory. */
public final class FakeUnit implements RunningUnit {
  private final long pid;
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private volatile boolean killed;
  private volatile boolean deaf;
  private volatile boolean asked;

  public FakeUnit(long pid) {
    this.pid = pid;
  }

  /** Ends by itself. */
  public void end(int exitCode) {
    end.complete(exitCode);
  }

  /** Does not end when it is asked to. */
  public void turnDeaf() {
    deaf = true;
  }

  public boolean wasKilled() {
    return killed;
  }

  public boolean wasAsked() {
    return asked;
  }

  public boolean runs() {
    return !end.isDone();
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public int awaitEnd() {
    return end.join();
  }

  @Override
  public Optional<Integer> awaitEnd(Duration patience) {
    return end.isDone() ? Optional.of(end.join()) : Optional.empty();
  }

  @Override
  public void requestStop() {
    asked = true;
    if (!deaf) {
      end.complete(0);
    }
  }

  @Override
  public void kill() {
    killed = true;
    end.complete(137);
  }

  @Override
  public String lastWords() {
    return "last line";
  }
}
