package org.plugcast.provisioning.units;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps one unit running: starts it, waits for its end, and starts it again after a pause.
 *
 * <p>{@link #run} is one thread; {@link #stop} may come from any other.
 */
public final class Supervisor implements Runnable {
  /** Starts the unit's process. */
  @FunctionalInterface
  public interface Launcher {
    RunningUnit launch() throws IOException;
  }

  /**
   * Exit code of a unit that refuses its configuration: starting it again would not help, unless it
   * ran with it before.
   */
  public static final int REFUSED = 2;

  private final String unit;
  private final Launcher launcher;
  private final Backoff backoff;
  private final InstantSource clock;
  private final Consumer<UnitEvent> events;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<RunningUnit> running = Optional.empty();
  private volatile boolean impatient;
  private int failures;
  private boolean provedItself;

  public Supervisor(
      String unit,
      Launcher launcher,
      Backoff backoff,
      InstantSource clock,
      Consumer<UnitEvent> events) {
    this.unit = unit;
    this.launcher = launcher;
    this.backoff = backoff;
    this.clock = clock;
    this.events = events;
  }

  public String unit() {
    return unit;
  }

  /** Process id while the unit runs. */
  public Optional<Long> pid() {
    return running.map(RunningUnit::pid);
  }

  @Override
  public void run() {
    try {
      boolean again = true;
      while (again && stopping.getCount() > 0) {
        again = runOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.ifPresent(RunningUnit::kill);
      running = Optional.empty();
      stopped.countDown();
    }
  }

  /** Asks the unit to end; {@link #awaitStopped} tells when it has. */
  public void stop() {
    stopping.countDown();
    running.ifPresent(RunningUnit::requestStop);
  }

  /** Waits for the end; kills the unit and all that it started when {@code patience} is over. */
  public void awaitStopped(Duration patience) throws InterruptedException {
    if (!stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      impatient = true;
      running.ifPresent(RunningUnit::kill);
      stopped.await(1, TimeUnit.SECONDS);
    }
  }

  private boolean runOnce() throws InterruptedException {
    long began = clock.millis();
    RunningUnit process;
    try {
      process = launcher.launch();
    } catch (IOException e) {
      Duration wait = nextWait(Duration.ZERO);
      events.accept(new UnitEvent.NotStarted(unit, String.valueOf(e.getMessage()), wait));
      return pause(wait);
    }
    running = Optional.of(process);
    if (stopping.getCount() == 0) {
      process.requestStop();
    }
    if (impatient) {
      process.kill();
    }
    events.accept(new UnitEvent.Started(unit, process.pid()));
    int exitCode = process.awaitEnd();
    running = Optional.empty();
    process.kill();
    return ended(process, exitCode, Duration.ofMillis(clock.millis() - began));
  }

  private boolean ended(RunningUnit process, int exitCode, Duration ran)
      throws InterruptedException {
    if (stopping.getCount() == 0) {
      return false;
    }
    provedItself |= ran.compareTo(backoff.steady()) >= 0;
    if (exitCode == REFUSED && !provedItself) {
      events.accept(new UnitEvent.Refused(unit, process.lastWords()));
      return false;
    }
    Duration wait = nextWait(ran);
    events.accept(new UnitEvent.Ended(unit, exitCode, process.lastWords(), wait));
    return pause(wait);
  }

  private Duration nextWait(Duration ran) {
    failures = backoff.failures(failures, ran);
    return backoff.wait(failures);
  }

  private boolean pause(Duration wait) throws InterruptedException {
    return !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }
}
