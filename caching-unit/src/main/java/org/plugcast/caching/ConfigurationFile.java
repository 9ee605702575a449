package org.plugcast.caching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the configuration of a unit: {@code key = value} lines. */
final class ConfigurationFile {
  private static final List<String> KEYS =
      List.of(
          "http",
          "encoder-http",
          "media",
          "data",
          "profiles",
          "profile",
          "page",
          "page-watch",
          "workers",
          "lead",
          "rescan",
          "free-space",
          "keep-unused",
          "preview-space",
          Sharing.DATABASE,
          Sharing.STORE,
          Sharing.ENDPOINT,
          Sharing.REGION,
          "origin");

  private ConfigurationFile() {}

  /** Reads a file; a {@link ConfigurationException} names the key and the value it refuses. */
  static Configuration read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static Configuration parse(String text) {
    return configuration(KeyValues.parse(text, KEYS));
  }

  private static Configuration configuration(KeyValues values) {
    ListenAddress http = ListenAddress.parse("http", values.get("http", Configuration.HTTP));
    String encoder = new ListenAddress(http.host(), Configuration.ENCODER_PORT).toString();
    Optional<Sharing> sharing = sharing(values);
    return new Configuration(
        http,
        ListenAddress.parse("encoder-http", values.get("encoder-http", encoder)),
        values.path("media"),
        values.path("data"),
        values.optionalPath("profiles"),
        values.get("profile", Configuration.PROFILE),
        values.get("page", Configuration.PAGE),
        Quantity.duration("page-watch", values.get("page-watch", Configuration.PAGE_WATCH)),
        (int)
            values.number(
                "workers",
                sharing.isPresent() ? Configuration.SHARED_WORKERS : Configuration.WORKERS,
                Integer.MAX_VALUE),
        Quantity.duration("lead", values.get("lead", Configuration.LEAD)),
        Quantity.duration("rescan", values.get("rescan", Configuration.RESCAN)),
        Quantity.size("free-space", values.get("free-space", Configuration.FREE_SPACE)),
        Quantity.duration("keep-unused", values.get("keep-unused", Configuration.KEEP_UNUSED)),
        Quantity.size("preview-space", values.get("preview-space", Configuration.PREVIEW_SPACE)),
        sharing,
        values.number("origin", Configuration.ORIGIN, Long.MAX_VALUE));
  }

  private static Optional<Sharing> sharing(KeyValues values) {
    boolean shared =
        Stream.of(Sharing.DATABASE, Sharing.STORE, Sharing.ENDPOINT, Sharing.REGION)
            .anyMatch(values::has);
    return shared ? Optional.of(Sharing.of(values)) : Optional.empty();
  }
}
