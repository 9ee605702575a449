package org.plugcast.provisioning.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SupervisorTest {
  private static final Backoff AT_ONCE =
      new Backoff(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(30));

  private final List<UnitEvent> events = Collections.synchronizedList(new ArrayList<>());
  private volatile Instant now = Instant.EPOCH;
  private final List<FakeUnit> started = Collections.synchronizedList(new ArrayList<>());

  @Test
  void startsAgainWhatEnds() throws Exception {
    CountDownLatch third = new CountDownLatch(3);
    Supervisor supervisor =
        supervise(
            () -> {
              FakeUnit unit = launch();
              third.countDown();
              if (third.getCount() > 0) {
                unit.end.complete(137);
              }
              return unit;
            });
    third.await();
    supervisor.stop();
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(started).hasSize(3);
    assertThat(events)
        .filteredOn(UnitEvent.Ended.class::isInstance)
        .hasSize(2)
        .first()
        .hasToString("unit was killed by signal 9 (last line); starting again in 0 ms");
  }

  @Test
  void stopEndsTheUnitAndIsNoFailure() throws Exception {
    Supervisor supervisor = supervise(this::launch);
    supervisor.stop();
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(supervisor.pid()).isEmpty();
    assertThat(events).noneMatch(UnitEvent.Ended.class::isInstance);
    assertThat(started).allMatch(unit -> unit.killed);
  }

  @Test
  void unitThatDoesNotListenIsKilled() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Supervisor supervisor =
        supervise(
            () -> {
              FakeUnit unit = launch();
              unit.deaf = true;
              running.countDown();
              return unit;
            });
    running.await();
    supervisor.stop();
    supervisor.awaitStopped(Duration.ZERO);
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(started).singleElement().matches(unit -> unit.killed);
  }

  @Test
  void refusedConfigurationIsNotTriedAgain() throws Exception {
    Supervisor supervisor =
        supervise(
            () -> {
              FakeUnit unit = launch();
              unit.end.complete(Supervisor.REFUSED);
              return unit;
            });
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(started).hasSize(1);
    assertThat(events).last().hasToString("unit refused its configuration: last line");
  }

  @Test
  void refusalAfterASteadyRunIsTriedAgain() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch fourth = new CountDownLatch(4);
    Supervisor supervisor =
        supervise(
            () -> {
              FakeUnit unit = launch();
              fourth.countDown();
              if (attempts.getAndIncrement() == 0) {
                now = now.plusSeconds(60);
              }
              if (fourth.getCount() > 0) {
                unit.end.complete(Supervisor.REFUSED);
              }
              return unit;
            });
    fourth.await();
    supervisor.stop();
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(events).noneMatch(UnitEvent.Refused.class::isInstance);
  }

  @Test
  void launchFailureIsTriedAgain() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    Supervisor supervisor =
        supervise(
            () -> {
              if (attempts.incrementAndGet() == 1) {
                throw new IOException("no java");
              }
              FakeUnit unit = launch();
              unit.end.complete(Supervisor.REFUSED);
              return unit;
            });
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(events)
        .first()
        .hasToString("unit could not be started: no java; trying again in 0 ms");
    assertThat(started).hasSize(1);
  }

  private Supervisor supervise(Supervisor.Launcher launcher) {
    Supervisor supervisor = new Supervisor("unit", launcher, AT_ONCE, () -> now, events::add);
    Thread.ofVirtual().start(supervisor);
    return supervisor;
  }

  private FakeUnit launch() {
    FakeUnit unit = new FakeUnit();
    started.add(unit);
    return unit;
  }

  private static final class FakeUnit implements RunningUnit {
    final CompletableFuture<Integer> end = new CompletableFuture<>();
    volatile boolean killed;
    volatile boolean deaf;

    @Override
    public long pid() {
      return 1;
    }

    @Override
    public int awaitEnd() {
      return end.join();
    }

    @Override
    public void requestStop() {
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
}
