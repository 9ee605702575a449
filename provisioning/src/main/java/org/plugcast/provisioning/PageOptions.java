package org.plugcast.provisioning;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.plugcast.provisioning.page.PageWish;
import org.plugcast.provisioning.send.Quantities;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code plugcast page render} and {@code preview} have in common. */
final class PageOptions {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(
      paramLabel = "PAGE",
      description =
          "Address (https://...), path of an HTML file, or name of a template, such as lyrics.")
  private String page;

  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description =
          "What is heard, with what lies beside it: NAME.json, NAME.lrc, covers, and channel.json "
              + "if that names the same page. Default: silence.")
  private Optional<Path> audio = Optional.empty();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Length of the silence, as 30 or 2.5. Default: 10.")
  private Optional<String> seconds = Optional.empty();

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ProfileOptions format;

  @Option(
      names = "--settings",
      paramLabel = "FILE.json",
      description = "What the page is told as plugcast.settings: an object. Default: nothing.")
  private Optional<Path> settings = Optional.empty();

  @Option(
      names = "--allow",
      paramLabel = "HOST",
      description =
          "Host that the page may reach besides its own, as in channel.json: cdn.example, "
              + "10.1.2.3:80, *. May be given more than once.")
  private List<String> hosts = List.of();

  /** Throws {@link IllegalArgumentException} that says what was expected. */
  PageWish wish() {
    if (audio.isPresent() && seconds.isPresent()) {
      throw new IllegalArgumentException("give --audio or --seconds, not both");
    }
    return new PageWish(
        page,
        audio,
        seconds.map(Quantities::seconds).orElse(Duration.ofSeconds(10)),
        format.profile(),
        settings,
        hosts);
  }
}
