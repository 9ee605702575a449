package org.plugcast.provisioning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.profile.Profiles;
import picocli.CommandLine.Option;

/** The format in which a command makes items. */
final class ProfileOptions {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "hd-h264",
      description =
          "Format: hd-h264, sd-h264, hd-mpeg2, sd-mpeg2, interlaced hd-h264-1080i, sd-h264-480i, "
              + "hd-mpeg2-1080i, sd-mpeg2-480i, or one of --profiles. "
              + "Default: ${DEFAULT-VALUE}.")
  private String name = "";

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description = "Folder of further formats, NAME.json each. Default: none.")
  private Optional<Path> folder = Optional.empty();

  /** Throws {@link IllegalArgumentException} that says what was expected. */
  Profile profile() {
    try {
      return (folder.isPresent() ? Profiles.with(folder.get()) : Profiles.builtIn()).named(name);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--profiles "
              + folder.map(Path::toString).orElse("")
              + ": expected a folder that can be read; "
              + e.getMessage(),
          e);
    }
  }
}
