package org.plugcast.provisioning.twins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds the multicast units of a headend by the configuration files in its data folder. */
public final class UnitAddresses {
  private static final String FILES = "multicast-*.conf";

  private UnitAddresses() {}

  /**
   * Base addresses in the order of the files' names.
   *
   * @throws IOException if the folder cannot be read, or has no configuration with an address
   */
  public static List<URI> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no data folder " + folder);
    }
    List<URI> addresses = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FILES)) {
      for (Path file : sorted(files)) {
        address(Files.readString(file)).ifPresent(addresses::add);
      }
    }
    if (addresses.isEmpty()) {
      throw new IOException(folder + " has no configuration of a multicast unit");
    }
    return List.copyOf(addresses);
  }

  /** The address that a configuration's text says the unit listens on. */
  static Optional<URI> address(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.matches("http\\s*=\\s*[A-Za-z0-9.-]+:[0-9]{1,5}"))
        .map(line -> URI.create("http://" + line.substring(line.indexOf('=') + 1).strip()))
        .findFirst();
  }

  private static List<Path> sorted(DirectoryStream<Path> files) {
    return StreamSupport.stream(files.spliterator(), false).sorted().toList();
  }
}
