package org.plugcast.provisioning.twins;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands channels over from one twin to the other, and sees to it that it happened.
 *
 * @param api to ask the units
 * @param units base addresses; the first that listens is asked, it tells the other one
 * @param pause waits between two looks
 */
public record Handover(UnitApi api, List<URI> units, Pause pause) {
  static final int LOOKS = 40;
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  /** What came of it. */
  public enum Ending {
    DONE,
    NOT_DONE
  }

  /**
   * Hands over and waits until the other unit is on air.
   *
   * @param channel its number, or {@code all}
   * @param to base address of the unit that is to have it; empty for the one that does not
   * @param tell hears what is agreed and what comes of it
   * @throws IOException if no unit answers
   */
  public Ending run(String channel, Optional<URI> to, Consumer<String> tell)
      throws IOException, InterruptedException {
    return switch (ask(channel, to)) {
      case ApiAnswer.Refused(_, String reason) -> {
        tell.accept("not handed over: " + reason);
        yield Ending.NOT_DONE;
      }
      case ApiAnswer.Accepted accepted -> follow(TwinJson.agreements(accepted.body()), tell);
    };
  }

  private ApiAnswer ask(String channel, Optional<URI> to) throws IOException, InterruptedException {
    ConnectException last = new ConnectException("there is no unit to ask");
    for (URI unit : units) {
      try {
        return api.handOver(unit, channel, to);
      } catch (ConnectException e) {
        last = e;
      }
    }
    throw last;
  }

  private Ending follow(List<Agreement> agreements, Consumer<String> tell)
      throws InterruptedException {
    if (agreements.isEmpty()) {
      tell.accept("not handed over: nothing was agreed");
      return Ending.NOT_DONE;
    }
    agreements.forEach(agreement -> tell.accept(agreement.words()));
    List<Agreement> open = agreements.stream().filter(one -> !one.refused()).toList();
    for (int look = 0; look < LOOKS && !open.isEmpty(); look++) {
      pause.of(LOOK);
      List<UnitAnswer> told = new Survey(api).ask(units);
      open.stream()
          .filter(agreement -> agreement.fulfilled(told))
          .forEach(done -> tell.accept("channel " + done.channel() + ": on air from " + done.to()));
      open = open.stream().filter(agreement -> !agreement.fulfilled(told)).toList();
    }
    open.forEach(
        agreement ->
            tell.accept(
                "channel " + agreement.channel() + ": not seen on air from " + agreement.to()));
    return open.isEmpty() && agreements.stream().noneMatch(Agreement::refused)
        ? Ending.DONE
        : Ending.NOT_DONE;
  }
}
