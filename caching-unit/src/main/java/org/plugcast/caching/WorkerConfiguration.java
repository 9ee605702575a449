package org.plugcast.caching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator can set of an encoder that works for a unit on another machine.
 *
 * @param sharing where it meets the unit: the same as there
 * @param data folder for what it works on; nobody else writes there
 * @param name that no other encoder has; empty: the machine's name and the data folder
 * @param profiles as the unit has them
 * @param profile as the unit has it
 * @param page as the unit has it
 * @param workers items that are made at a time
 * @param freeSpace bytes below which encoding stops
 * @param heartbeat how often it tells that it lives; after four that were missed another encoder
 *     takes over what it did
 */
public record WorkerConfiguration(
    Sharing sharing,
    Path data,
    Optional<String> name,
    Optional<Path> profiles,
    String profile,
    String page,
    int workers,
    long freeSpace,
    Duration heartbeat) {
  static final String HEARTBEAT = "10 s";

  private static final int MOST_WORKERS = 64;
  private static final Duration LEAST_HEARTBEAT = Duration.ofMillis(500);
  private static final List<String> KEYS =
      List.of(
          Sharing.DATABASE,
          Sharing.STORE,
          Sharing.ENDPOINT,
          Sharing.REGION,
          "data",
          "name",
          "profiles",
          "profile",
          "page",
          "workers",
          "free-space",
          "heartbeat");

  public WorkerConfiguration {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw ConfigurationException.of("workers", workers, "1 to " + MOST_WORKERS);
    }
    if (heartbeat.compareTo(LEAST_HEARTBEAT) < 0) {
      throw ConfigurationException.of(
          "heartbeat",
          heartbeat.toMillis() + " ms",
          "at least " + LEAST_HEARTBEAT.toMillis() + " ms");
    }
    name.filter(given -> !given.matches("[A-Za-z0-9._-]{1,50}"))
        .ifPresent(
            given -> {
              throw ConfigurationException.of(
                  "name", given, "1 to 50 letters, digits, dots, - and _");
            });
  }

  /** Reads a file; a {@link ConfigurationException} names the key and the value it refuses. */
  static WorkerConfiguration read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static WorkerConfiguration parse(String text) {
    KeyValues values = KeyValues.parse(text, KEYS);
    return new WorkerConfiguration(
        Sharing.of(values),
        values.path("data"),
        Optional.of(values.get("name", "")).filter(name -> !name.isEmpty()),
        values.optionalPath("profiles"),
        values.get("profile", Configuration.PROFILE),
        values.get("page", Configuration.PAGE),
        (int) values.number("workers", Configuration.WORKERS, Integer.MAX_VALUE),
        Quantity.size("free-space", values.get("free-space", Configuration.FREE_SPACE)),
        Quantity.duration("heartbeat", values.get("heartbeat", HEARTBEAT)));
  }
}
