package org.plugcast.provisioning;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.provisioning.twins.UnitAddresses;
import picocli.CommandLine.Option;

/** Which multicast units a command is about. */
final class UnitOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of plugcast up. Default: ~/.local/share/plugcast.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--unit",
      paramLabel = "URL",
      description =
          "Address of a multicast unit instead, as http://127.0.0.1:8081; may be repeated.")
  private List<String> units = new ArrayList<>();

  /**
   * Their base addresses, one at least.
   *
   * @throws IllegalArgumentException naming the option that is wrong
   */
  List<URI> addresses() {
    if (units.isEmpty()) {
      return found(data.orElseGet(DefaultData::folder));
    }
    if (data.isPresent()) {
      throw new IllegalArgumentException("give --data or --unit, not both");
    }
    return units.stream().map(unit -> address("--unit", unit)).toList();
  }

  /** An address of a unit without a path. */
  static URI address(String option, String text) {
    try {
      URI address = new URI(text);
      boolean bare = List.of("", "/").contains(String.valueOf(address.getPath()));
      if ("http".equals(address.getScheme()) && address.getHost() != null && bare) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(option + " " + text + ": " + e.getReason(), e);
    }
    throw new IllegalArgumentException(
        option + " " + text + ": expected an address like http://127.0.0.1:8081");
  }

  private static List<URI> found(Path folder) {
    try {
      return UnitAddresses.in(folder);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          e.getMessage() + ": start plugcast up, or name --data DIR or --unit URL", e);
    }
  }
}
