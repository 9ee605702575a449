package org.plugcast.provisioning.update;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.plugcast.provisioning.twins.TwinStatus;
import org.plugcast.provisioning.twins.UnitApi;
import org.plugcast.provisioning.units.RunningUnit;

/** Looks again and again how the new version is. One thread. */
final class BesideWatch {
  private static final Duration AT_ONCE = Duration.ZERO;

  private final RunningUnit process;
  private final URI address;
  private final UnitApi api;
  private final Limits limits;
  private final Waiting waiting;
  private String last = "it has not answered yet";
  private int deaf;

  BesideWatch(RunningUnit process, URI address, UnitApi api, Limits limits, Waiting waiting) {
    this.process = process;
    this.address = address;
    this.api = api;
    this.limits = limits;
    this.waiting = waiting;
  }

  /** Told if the process has ended. */
  static Optional<Outcome> ended(RunningUnit process) throws InterruptedException {
    Optional<Integer> exit = process.awaitEnd(AT_ONCE);
    return exit.map(
        code -> {
          String words = process.lastWords();
          return new Outcome.NewEnded("exit code " + code + (words.isEmpty() ? "" : ", " + words));
        });
  }

  /** Waits until {@code decide} has an outcome; fails after {@code limit}. */
  Outcome until(Duration limit, Function<TwinStatus, Optional<Outcome>> decide)
      throws InterruptedException {
    long endNs = waiting.nowNs() + limit.toNanos();
    while (waiting.nowNs() < endNs) {
      Optional<Outcome> outcome = ended(process);
      if (outcome.isEmpty()) {
        outcome = look().flatMap(decide);
      }
      if (outcome.isPresent()) {
        return outcome.get();
      }
      waiting.pause(limits.look());
    }
    return new Outcome.Failed("not within " + limit.toSeconds() + " s; last: " + last);
  }

  /** Fails if it ends, says that it failed, or is deaf for too long during {@code length}. */
  Outcome throughout(Duration length) throws InterruptedException {
    long endNs = waiting.nowNs() + length.toNanos();
    do {
      Optional<Outcome> ended = ended(process);
      if (ended.isPresent()) {
        return ended.get();
      }
      Optional<TwinStatus> status = look();
      if (status.isPresent() && status.get().update().phase().equals("failed")) {
        return new Outcome.Failed(status.get().update().reason());
      }
      if (deaf >= limits.deaf()) {
        return new Outcome.Failed("it does not answer: " + last);
      }
      waiting.pause(limits.look());
    } while (waiting.nowNs() < endNs);
    return deaf == 0 ? new Outcome.Done("") : new Outcome.Failed("it does not answer: " + last);
  }

  private Optional<TwinStatus> look() throws InterruptedException {
    try {
      TwinStatus status = api.status(address);
      deaf = 0;
      last = status.update().words();
      return Optional.of(status);
    } catch (IOException e) {
      deaf++;
      last = String.valueOf(e.getMessage());
      return Optional.empty();
    }
  }
}
