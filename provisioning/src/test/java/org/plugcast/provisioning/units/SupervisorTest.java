package org.plugcast.provisioning.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
                unit.end(137);
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
    assertThat(supervisor.running()).isEmpty();
    assertThat(events).noneMatch(UnitEvent.Ended.class::isInstance);
    assertThat(started).allMatch(FakeUnit::wasKilled);
  }

  @Test
  void unitThatDoesNotListenIsKilled() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Supervisor supervisor =
        supervise(
            () -> {
              FakeUnit unit = launch();
              unit.turnDeaf();
              running.countDown();
              return unit;
            });
    running.await();
    supervisor.stop();
    supervisor.awaitStopped(Duration.ZERO);
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(started).singleElement().matches(FakeUnit::wasKilled);
  }

  @Test
  void refusedConfigurationIsNotTriedAgain() throws Exception {
    Supervisor supervisor =
        supervise(
            () -> {
              FakeUnit unit = launch();
              unit.end(Supervisor.REFUSED);
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
                unit.end(Supervisor.REFUSED);
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
              unit.end(Supervisor.REFUSED);
              return unit;
            });
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(events)
        .first()
        .hasToString("unit could not be started: no java; trying again in 0 ms");
    assertThat(started).hasSize(1);
  }

  @Test
  void successorTakesThePlaceAndTheEndBeforeItIsNoFailure() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Supervisor supervisor =
        supervise(
            () -> {
              running.countDown();
              return launch();
            });
    running.await();
    FakeUnit next = new FakeUnit(7);
    supervisor.succeed(next);
    awaitHolder(supervisor, next);
    supervisor.stop();
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(started).singleElement().matches(FakeUnit::wasAsked);
    assertThat(next.wasAsked()).isTrue();
    assertThat(events)
        .extracting(Object::toString)
        .containsExactly("unit started (process 1)", "unit is process 7 now");
  }

  @Test
  void crashOfASuccessorStartsTheUnitAgain() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(2);
    Supervisor supervisor =
        supervise(
            () -> {
              first.countDown();
              second.countDown();
              return launch();
            });
    first.await();
    FakeUnit next = new FakeUnit(7);
    next.end(139);
    supervisor.succeed(next);
    second.await();
    supervisor.stop();
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(events)
        .extracting(Object::toString)
        .contains("unit was killed by signal 11 (last line); starting again in 0 ms");
  }

  @Test
  void successorDoesNotWaitForTheNextStart() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Backoff never = new Backoff(Duration.ofDays(1), Duration.ofDays(1), Duration.ofSeconds(30));
    Supervisor supervisor =
        new Supervisor(
            "unit",
            () -> {
              FakeUnit unit = launch();
              unit.end(1);
              return unit;
            },
            never,
            () -> now,
            event -> {
              events.add(event);
              ended.countDown();
            });
    Thread.ofVirtual().start(supervisor);
    ended.await();
    FakeUnit next = new FakeUnit(7);
    supervisor.succeed(next);
    awaitHolder(supervisor, next);
    supervisor.stop();
    supervisor.awaitStopped(Duration.ofSeconds(10));
    assertThat(started).hasSize(1);
  }

  @Test
  void successorOfAStoppedUnitIsKilled() throws Exception {
    Supervisor supervisor = supervise(this::launch);
    supervisor.stop();
    supervisor.awaitStopped(Duration.ofSeconds(10));
    FakeUnit next = new FakeUnit(7);
    supervisor.succeed(next);
    assertThat(next.wasKilled()).isTrue();
  }

  private static void awaitHolder(Supervisor supervisor, FakeUnit unit) {
    while (!supervisor.running().equals(Optional.of(unit))) {
      Thread.onSpinWait();
    }
  }

  private Supervisor supervise(Supervisor.Launcher launcher) {
    Supervisor supervisor = new Supervisor("unit", launcher, AT_ONCE, () -> now, events::add);
    Thread.ofVirtual().start(supervisor);
    return supervisor;
  }

  private FakeUnit launch() {
    FakeUnit unit = new FakeUnit(started.size() + 1);
    started.add(unit);
    return unit;
  }
}
