package org.plugcast.caching.share;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.plugcast.caching.catalogue.Encoding;

/** Notices when nothing is made though there is work. For one thread. */
final class Watchfulness {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Consumer<Optional<String>> alarm;
  private Optional<Instant> idleSince = Optional.empty();

  /**
   * @param alarm told each time what is wrong, if anything
   */
  Watchfulness(Consumer<Optional<String>> alarm) {
    this.alarm = alarm;
  }

  /** The table of encodings was read. */
  void seen(Collection<Encoding> rows, Instant now) {
    long waiting = rows.stream().filter(row -> row.ending().isEmpty()).count();
    boolean idle = waiting > 0 && rows.stream().noneMatch(row -> isHeard(row, now));
    idleSince = idle ? idleSince.or(() -> Optional.of(now)) : Optional.empty();
    alarm.accept(
        idleSince
            .filter(since -> since.plus(PATIENCE).isBefore(now))
            .map(
                since ->
                    "no encoder works on any of the "
                        + waiting
                        + " items that wait, since "
                        + since
                        + ": start one with plugcast worker"));
  }

  private static boolean isHeard(Encoding row, Instant now) {
    return row.told().filter(told -> told.plus(PATIENCE).isAfter(now)).isPresent();
  }

  /** It could not be read. */
  void blind(String reason) {
    alarm.accept(Optional.of("the database that encoders share is not to be had: " + reason));
  }
}
