package org.plugcast.provisioning.update;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Optional;
import org.plugcast.provisioning.twins.ApiAnswer;
import org.plugcast.provisioning.twins.TwinStatus;
import org.plugcast.provisioning.twins.UnitApi;
import org.plugcast.provisioning.units.RunningUnit;

/** The steps of an update done with processes and HTTP. One thread. */
public final class UnitUpdate implements UpdateActions {
  /**
   * Where the two versions answer.
   *
   * @param old base address of the process that runs now
   * @param beside port of 127.0.0.1 for the new one
   * @param configured base address of the unit, for the new one in the end
   */
  public record Addresses(URI old, int beside, URI configured) {
    public URI besideAddress() {
      return URI.create("http://127.0.0.1:" + beside);
    }
  }

  private final Seat seat;
  private final BesideLauncher launcher;
  private final UnitApi api;
  private final Addresses addresses;
  private final Limits limits;
  private final Waiting waiting;
  private Optional<RunningUnit> old = Optional.empty();
  private Optional<RunningUnit> fresh = Optional.empty();

  public UnitUpdate(
      Seat seat,
      BesideLauncher launcher,
      UnitApi api,
      Addresses addresses,
      Limits limits,
      Waiting waiting) {
    this.seat = seat;
    this.launcher = launcher;
    this.api = api;
    this.addresses = addresses;
    this.limits = limits;
    this.waiting = waiting;
  }

  @Override
  public Outcome start() {
    old = seat.holder();
    if (old.isEmpty()) {
      return new Outcome.Failed("the unit does not run now");
    }
    try {
      RunningUnit started = launcher.launch(addresses.beside());
      fresh = Optional.of(started);
      return new Outcome.Done("process " + started.pid() + " beside process " + old.get().pid());
    } catch (IOException e) {
      return new Outcome.Failed("it could not be started: " + e.getMessage());
    }
  }

  @Override
  public Outcome verify() throws InterruptedException {
    return watch().until(limits.verify(), this::verified);
  }

  private Optional<Outcome> verified(TwinStatus status) {
    if (!seat.holder().equals(old)) {
      return Optional.of(new Outcome.Failed("the old version ended meanwhile; it starts again"));
    }
    return switch (status.update().phase()) {
      case "verified" -> Optional.of(new Outcome.Done("its output is what is on the wire"));
      case "failed" -> Optional.of(new Outcome.Failed(status.update().reason()));
      case "on-air" -> Optional.of(new Outcome.Failed("it went on air unasked"));
      default -> Optional.empty();
    };
  }

  @Override
  public Outcome handOver() throws InterruptedException {
    try {
      return switch (api.handOverToUpdate(addresses.old(), addresses.besideAddress())) {
        case ApiAnswer.Accepted _ -> new Outcome.Done("every channel has been taken over");
        case ApiAnswer.Refused(_, String reason) ->
            new Outcome.Failed("the old version does not hand over: " + reason);
      };
    } catch (ConnectException e) {
      return new Outcome.Failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Outcome.Unclear(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Outcome ask() throws InterruptedException {
    return watch().until(limits.ask(), UnitUpdate::onAir);
  }

  private static Optional<Outcome> onAir(TwinStatus status) {
    return status.update().phase().equals("on-air")
        ? Optional.of(new Outcome.Done("the new version is"))
        : Optional.empty();
  }

  @Override
  public Outcome prove() throws InterruptedException {
    return watch().throughout(limits.prove());
  }

  @Override
  public Outcome endOld() throws InterruptedException {
    RunningUnit next = fresh.orElseThrow();
    long endNs = waiting.nowNs() + limits.end().toNanos();
    String words = "it ended";
    seat.succeed(next);
    while (!seat.holder().equals(fresh)) {
      Optional<Outcome> ended = BesideWatch.ended(next);
      if (ended.isPresent()) {
        return ended.get();
      }
      if (waiting.nowNs() >= endNs) {
        seat.holder().filter(holder -> holder != next).ifPresent(RunningUnit::kill);
        words = "it did not end within " + limits.end().toSeconds() + " s and was killed";
      }
      waiting.pause(limits.look());
    }
    return new Outcome.Done(words);
  }

  @Override
  public Outcome promote() throws InterruptedException {
    Outcome asked = repeat(this::askToPromote);
    return asked instanceof Outcome.Done ? repeat(this::answersThere) : asked;
  }

  /** Tries again and again until no reason against it is left. */
  private Outcome repeat(Attempt attempt) throws InterruptedException {
    long endNs = waiting.nowNs() + limits.promote().toNanos();
    String reason;
    do {
      Optional<Outcome> ended = BesideWatch.ended(fresh.orElseThrow());
      if (ended.isPresent()) {
        return ended.get();
      }
      reason = attempt.reasonAgainst();
      if (reason.isEmpty()) {
        return new Outcome.Done("");
      }
      waiting.pause(limits.look());
    } while (waiting.nowNs() < endNs);
    return new Outcome.Failed(reason);
  }

  @FunctionalInterface
  private interface Attempt {
    String reasonAgainst() throws InterruptedException;
  }

  private String askToPromote() throws InterruptedException {
    try {
      return switch (api.promote(addresses.besideAddress())) {
        case ApiAnswer.Accepted _ -> "";
        case ApiAnswer.Refused(_, String reason) -> reason;
      };
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String answersThere() throws InterruptedException {
    try {
      api.status(addresses.configured());
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public Outcome discard() {
    fresh.ifPresent(RunningUnit::kill);
    return new Outcome.Done("");
  }

  private BesideWatch watch() {
    return new BesideWatch(fresh.orElseThrow(), addresses.besideAddress(), api, limits, waiting);
  }
}
