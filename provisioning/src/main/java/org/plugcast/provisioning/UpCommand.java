package org.plugcast.provisioning;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plugcast.provisioning.headend.Headend;
import org.plugcast.provisioning.headend.HeadendSettings;
import org.plugcast.provisioning.headend.Transport;
import org.plugcast.provisioning.status.Screen;
import org.plugcast.provisioning.units.GroupPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code plugcast up}: a headend on this machine. */
@Command(
    name = "up",
    sortOptions = false,
    description = "Put a media folder on air: one caching unit and two multicast units.")
final class UpCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = "--media",
      paramLabel = "DIR",
      description =
          "Folder of media; each sub-folder is a playlist and a channel. Default: sample music.")
  private Optional<Path> media = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "hd-h264",
      description =
          "Format of the channels: hd-h264, sd-h264, hd-mpeg2, sd-mpeg2. Default: ${DEFAULT-VALUE}.")
  private String profile = "";

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      defaultValue = "lo",
      description = "Network interface that the groups are sent on. Default: ${DEFAULT-VALUE}.")
  private String networkInterface = "";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for clips, catalogue and logs. Default: ~/.local/share/plugcast.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--page",
      paramLabel = "URL",
      description = "Page that is shown with audio. Default: the page that comes with Plugcast.")
  private Optional<String> page = Optional.empty();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "Port of the caching unit; the next two are the multicast units'. Default: ${DEFAULT-VALUE}.")
  private int httpPort;

  @Option(
      names = "--groups",
      paramLabel = "A,B",
      split = ",",
      defaultValue = "239.10.0.0,239.20.0.0",
      description =
          "Base addresses of the two units' groups; the channel's id is added. Default: ${DEFAULT-VALUE}.")
  private List<String> groups = List.of();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "5000",
      description = "UDP port of all groups. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--rtp",
      description =
          "Send RTP (SMPTE ST 2022-2, equal on both groups for ST 2022-7) instead of plain UDP.")
  private boolean rtp;

  @Override
  public Integer call() throws InterruptedException {
    HeadendSettings settings = settings();
    Screen screen = screen();
    Headend headend = new Headend(settings, screen, InstantSource.system());
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(headend)));
    screen.event(
        "Plugcast: data and logs in " + settings.data() + ", API at " + settings.cachingUnit());
    try {
      return headend.run() ? 0 : REFUSED;
    } catch (IOException e) {
      spec.commandLine().getErr().println("plugcast: " + e.getMessage());
      return FAILED;
    }
  }

  private static void stop(Headend headend) {
    try {
      headend.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HeadendSettings settings() {
    try {
      if (groups.size() != 2) {
        throw new IllegalArgumentException("--groups: expected two addresses, A,B");
      }
      checkInterface();
      return new HeadendSettings(
          media.map(UpCommand::absolute),
          absolute(data.orElseGet(UpCommand::defaultData)),
          profile,
          networkInterface,
          page.map(UpCommand::pageAddress),
          httpPort,
          rtp ? Transport.RTP : Transport.UDP,
          groups.stream().map(base -> new GroupPlan(base, port)).toList());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void checkInterface() {
    try {
      if (NetworkInterface.getByName(networkInterface) == null) {
        throw new IllegalArgumentException(
            "--interface "
                + networkInterface
                + ": there is no such interface; there are "
                + String.join(
                    ", ",
                    NetworkInterface.networkInterfaces()
                        .map(NetworkInterface::getName)
                        .sorted()
                        .toList()));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--interface " + networkInterface + ": " + e.getMessage(), e);
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Path defaultData() {
    String home = System.getenv("XDG_DATA_HOME");
    return home == null || home.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".local", "share", "plugcast")
        : Path.of(home, "plugcast");
  }

  /** A URL, or the path of a local page. */
  private static URI pageAddress(String text) {
    if (text.matches("(https?|file)://.+")) {
      return URI.create(text);
    }
    Path file = absolute(Path.of(text));
    if (!file.toFile().canRead()) {
      throw new IllegalArgumentException(
          "--page " + text + ": neither an address (https://...) nor a readable file");
    }
    return file.toUri();
  }

  /** The launcher tells the width of the terminal if there is one. */
  private static Screen screen() {
    Integer columns = Integer.getInteger("plugcast.columns");
    return columns == null ? new Screen.Plain(System.out) : new Screen.Live(System.out, columns);
  }
}
