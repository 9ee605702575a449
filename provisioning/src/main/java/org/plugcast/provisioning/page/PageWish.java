package org.plugcast.provisioning.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.page.Templates;

/**
 * What is asked for on the command line.
 *
 * @param page address, name of a template, or path of a file
 * @param audio file; empty: silence
 * @param length of the silence
 * @param settings file with an object of JSON; empty: those of the audio's folder
 * @param hosts that the page may reach besides its own
 */
public record PageWish(
    String page,
    Optional<Path> audio,
    Duration length,
    Profile profile,
    Optional<Path> settings,
    List<String> hosts) {
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(6);

  public PageWish {
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "--seconds: expected %d to %d".formatted(SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }
    hosts = List.copyOf(hosts);
  }

  /** The page as {@code channel.json} names it: files by their whole path. */
  String pageName() {
    boolean named = page.contains("://") || Templates.NAMES.contains(page);
    return !named && Files.exists(Path.of(page))
        ? Path.of(page).toAbsolutePath().normalize().toString()
        : page;
  }
}
