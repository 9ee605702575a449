package org.plugcast.provisioning.units;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one unit running: starts it, waits for its end, and starts it again after a pause.
 *
 * <p>{@link #run} is one thread; {@link #succeed} and {@link #stop} may come from any other.
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
  private final Semaphore wake = new Semaphore(0);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable RunningUnit> successor = new AtomicReference<>();
  private volatile Optional<RunningUnit> running = Optional.empty();
  private volatile boolean stopping;
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

  /** The unit's process; empty while none runs. */
  public Optional<RunningUnit> running() {
    return running;
  }

  @Override
  public void run() {
    try {
      boolean again = true;
      while (again && !stopping) {
        again = runOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.ifPresent(RunningUnit::kill);
      running = Optional.empty();
      stopped.countDown();
      Optional.ofNullable(successor.get()).ifPresent(RunningUnit::kill);
    }
  }

  /**
   * Gives the unit's place to {@code next}, which runs already. The process that has it is asked to
   * end, and its end is planned: neither an event nor a reason to start it again.
   */
  public void succeed(RunningUnit next) {
    successor.set(next);
    if (stopped.getCount() == 0) {
      next.kill();
    }
    running.ifPresent(RunningUnit::requestStop);
    wake.release();
  }

  /** Asks the unit to end; {@link #awaitStopped} tells when it has. */
  public void stop() {
    stopping = true;
    running.ifPresent(RunningUnit::requestStop);
    wake.release();
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
    RunningUnit next = successor.getAndSet(null);
    if (next != null) {
      provedItself = true;
      failures = 0;
      return follow(next, began, new UnitEvent.Replaced(unit, next.pid()));
    }
    RunningUnit process;
    try {
      process = launcher.launch();
    } catch (IOException e) {
      Duration wait = nextWait(Duration.ZERO);
      events.accept(new UnitEvent.NotStarted(unit, String.valueOf(e.getMessage()), wait));
      return pause(wait);
    }
    return follow(process, began, new UnitEvent.Started(unit, process.pid()));
  }

  private boolean follow(RunningUnit process, long began, UnitEvent event)
      throws InterruptedException {
    running = Optional.of(process);
    if (stopping || successor.get() != null) {
      process.requestStop();
    }
    if (impatient) {
      process.kill();
    }
    events.accept(event);
    int exitCode = process.awaitEnd();
    running = Optional.empty();
    process.kill();
    return ended(process, exitCode, Duration.ofMillis(clock.millis() - began));
  }

  private boolean ended(RunningUnit process, int exitCode, Duration ran)
      throws InterruptedException {
    if (stopping) {
      return false;
    }
    if (successor.get() != null) {
      return true;
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

  /** Waits unless there is something to do; false when there is nothing to do any more. */
  private boolean pause(Duration wait) throws InterruptedException {
    wake.drainPermits();
    boolean idle = !stopping && successor.get() == null;
    if (idle && wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
    return !stopping;
  }
}
