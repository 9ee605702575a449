package org.plugcast.caching;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator can set.
 *
 * @param http where the unit listens
 * @param encoderHttp where it listens for status and control of the encoder
 * @param media folder whose sub-folders are channels
 * @param data folder for clips and catalogue; nobody else writes there
 * @param profiles folder of the operator's own profiles, where there is one
 * @param profile name of the format in which items are made
 * @param page that shows items without a picture: a template's name, an address, or the path of a
 *     file
 * @param pageWatch between two looks at what pages have loaded; zero: only when told to
 * @param workers items that are made at a time; where encoders share the work, that are given to
 *     them
 * @param lead how long before its effect a revision of a timeline is published
 * @param rescan between two looks at the media folder when nothing seems to happen there
 * @param freeSpace bytes below which encoding stops
 * @param keepUnused how long clips and items stay that nothing refers to any more
 * @param previewSpace bytes that pictures and films for people may take
 * @param sharing where encoders on other machines take up the work; empty: this unit encodes
 * @param origin PCR of the first packet of a new channel, in 27 MHz ticks
 */
public record Configuration(
    ListenAddress http,
    ListenAddress encoderHttp,
    Path media,
    Path data,
    Optional<Path> profiles,
    String profile,
    String page,
    Duration pageWatch,
    int workers,
    Duration lead,
    Duration rescan,
    long freeSpace,
    Duration keepUnused,
    long previewSpace,
    Optional<Sharing> sharing,
    long origin) {
  private static final int MOST_WORKERS = 64;
  private static final long PCR_MODULUS = (1L << 33) * 300;

  /** Defaults, all in one place; media and data have none. */
  static final String HTTP = "127.0.0.1:8080";

  /** The host is that of {@code http}. */
  static final int ENCODER_PORT = 9553;

  static final String PROFILE = "hd-h264";
  static final String PAGE = "default";
  static final String PAGE_WATCH = "1 min";
  static final String WORKERS = "1";

  /** Where encoders share the work: items that wait for them or are with them. */
  static final String SHARED_WORKERS = "16";

  static final String LEAD = "20 s";
  static final String RESCAN = "15 s";
  static final String FREE_SPACE = "2 GB";
  static final String KEEP_UNUSED = "1 d";
  static final String PREVIEW_SPACE = "1 GB";
  static final String ORIGIN = "0";

  public Configuration {
    if (profile.isBlank()) {
      throw ConfigurationException.of("profile", profile, "a name such as hd-h264");
    }
    if (page.isBlank()) {
      throw ConfigurationException.of(
          "page", page, "a template's name, an address or the path of a file");
    }
    if (!pageWatch.isZero() && pageWatch.compareTo(Duration.ofSeconds(1)) < 0) {
      throw ConfigurationException.of(
          "page-watch", pageWatch.toMillis() + " ms", "at least 1 s, or 0 s for never");
    }
    if (workers < 1 || workers > MOST_WORKERS) {
      throw ConfigurationException.of("workers", workers, "1 to " + MOST_WORKERS);
    }
    if (lead.compareTo(Duration.ofSeconds(1)) < 0) {
      throw ConfigurationException.of("lead", lead.toMillis() + " ms", "at least 1 s");
    }
    if (rescan.compareTo(Duration.ofMillis(100)) < 0) {
      throw ConfigurationException.of("rescan", rescan.toMillis() + " ms", "at least 100 ms");
    }
    if (origin < 0 || origin >= PCR_MODULUS) {
      throw ConfigurationException.of("origin", origin, "0 to " + (PCR_MODULUS - 1) + " ticks");
    }
  }
}
