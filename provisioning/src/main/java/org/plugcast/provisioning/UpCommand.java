package org.plugcast.provisioning;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plugcast.multicast.wire.OutgoingInterface;
import org.plugcast.provisioning.headend.EncodersFile;
import org.plugcast.provisioning.headend.Headend;
import org.plugcast.provisioning.headend.HeadendSettings;
import org.plugcast.provisioning.headend.Transport;
import org.plugcast.provisioning.headend.TwinSettings;
import org.plugcast.provisioning.headend.Twins;
import org.plugcast.provisioning.status.Screen;
import org.plugcast.provisioning.units.GroupPlan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  private static final String FIRST_GROUPS = "239.10.0.0";
  private static final String SECOND_GROUPS = "239.20.0.0";

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

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
          "Format of the channels: hd-h264, sd-h264, hd-mpeg2, sd-mpeg2, interlaced hd-h264-1080i, "
              + "sd-h264-480i, hd-mpeg2-1080i, sd-mpeg2-480i, or one of --profiles. "
              + "channel.json in a channel's folder goes before it. Default: ${DEFAULT-VALUE}.")
  private String profile = "";

  @Option(
      names = "--profiles",
      paramLabel = "DIR",
      description = "Folder of further formats, NAME.json each. Default: none.")
  private Optional<Path> profiles = Optional.empty();

  @Option(
      names = "--encoders",
      paramLabel = "FILE",
      description =
          "Let encoders on any number of machines do the work (plugcast worker): a file that tells"
              + " database, store, store-endpoint and store-region. Default: this machine encodes.")
  private Optional<Path> encoders = Optional.empty();

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
      paramLabel = "PAGE",
      description =
          "Page that is shown with audio: the name of a template, such as lyrics, an address or a"
              + " file. Default: now-playing. channel.json in a channel's folder goes before it.")
  private Optional<String> page = Optional.empty();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description =
          "Port of the caching unit; the next two are the multicast units'. Default: ${DEFAULT-VALUE}.")
  private int httpPort;

  @Option(
      names = "--encoder-port",
      paramLabel = "PORT",
      description =
          "Port of the caching unit for status and control of its encoder. Default: 9553, or as far"
              + " from --http-port as 9553 is from 8080.")
  private Optional<Integer> encoderPort = Optional.empty();

  @Option(
      names = "--groups",
      paramLabel = "A,B",
      split = ",",
      description =
          "Base addresses of the two units' groups; the channel's id is added. One address for "
              + "--twins same-group. Default: 239.10.0.0,239.20.0.0.")
  private List<String> groups = List.of();

  @Option(
      names = "--twins",
      paramLabel = "MODE",
      defaultValue = "two-groups",
      description =
          "two-groups: both units are on air, each with groups of its own. same-group: one is on "
              + "air, the other takes over. none: they do not know each other. "
              + "Default: ${DEFAULT-VALUE}.")
  private String twins = "";

  @Option(
      names = "--source-port",
      paramLabel = "PORT",
      defaultValue = "4901",
      description =
          "UDP port that multicast-01 sends from; multicast-02 sends from the next. "
              + "Default: ${DEFAULT-VALUE}.")
  private int sourcePort;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Post what happens there, as JSON. Default: nowhere.")
  private Optional<String> webhook = Optional.empty();

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
        "Plugcast: data and logs in "
            + settings.data()
            + ", API at "
            + settings.cachingUnit()
            + ", encoder at "
            + settings.encoder());
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
      TwinSettings twinSettings = new TwinSettings(Twins.of(twins), interfaceAddress(), sourcePort);
      return new HeadendSettings(
          media.map(UpCommand::absolute),
          absolute(data.orElseGet(DefaultData::folder)),
          profile,
          profiles.map(UpCommand::absolute),
          encoders.map(EncodersFile::read).orElseGet(LinkedHashMap::new),
          networkInterface,
          page.map(UpCommand::pageAddress),
          httpPort,
          encoderPort.orElseGet(() -> HeadendSettings.usualEncoderPort(httpPort)),
          rtp ? Transport.RTP : Transport.UDP,
          plans(twinSettings.mode()),
          twinSettings,
          webhook.map(UpCommand::webhookAddress));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** A plan for each of the two units. */
  private List<GroupPlan> plans(Twins mode) {
    return switch (mode) {
      case SAME_GROUP -> Collections.nCopies(2, new GroupPlan(oneGroup(), port));
      case NONE, TWO_GROUPS -> twoGroups().stream().map(base -> new GroupPlan(base, port)).toList();
    };
  }

  private String oneGroup() {
    if (groups.size() > 1) {
      throw new IllegalArgumentException(
          "--groups: expected one address for both units, as they are --twins same-group");
    }
    return groups.isEmpty() ? FIRST_GROUPS : groups.getFirst();
  }

  private List<String> twoGroups() {
    if (groups.isEmpty()) {
      return List.of(FIRST_GROUPS, SECOND_GROUPS);
    }
    if (groups.size() != 2) {
      throw new IllegalArgumentException("--groups: expected two addresses, A,B");
    }
    return groups;
  }

  /** IPv4 address that the units send from. */
  private String interfaceAddress() {
    try {
      return OutgoingInterface.find(networkInterface).address().getHostAddress();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--interface " + networkInterface + ": " + e.getMessage(), e);
    }
  }

  private static URI webhookAddress(String text) {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      if (address.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
        return address;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("--webhook " + text + ": " + e.getReason(), e);
    }
    throw new IllegalArgumentException(
        "--webhook " + text + ": expected an address like https://example.net/plugcast");
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
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
