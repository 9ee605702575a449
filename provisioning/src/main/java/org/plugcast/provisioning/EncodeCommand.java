package org.plugcast.provisioning;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.plugcast.caching.render.PageChoice;
import org.plugcast.provisioning.encode.EncodeProgress;
import org.plugcast.provisioning.encode.EncodeReport;
import org.plugcast.provisioning.encode.EncodeRequest;
import org.plugcast.provisioning.encode.EncodeRequest.Chapters;
import org.plugcast.provisioning.encode.EncodeResult;
import org.plugcast.provisioning.encode.EncodeRun;
import org.plugcast.provisioning.encode.EncodeScreen;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code plugcast encode}: files as the caching unit would make them. */
@Command(
    name = "encode",
    sortOptions = false,
    description = "Make media files ready for air: a transport stream of each.",
    footer = "Exit code: 0 all were made, 1 one failed, 2 something is wrong with the options.")
final class EncodeCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final String NO_PAGE = "none";

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Audio, video, pictures, PDF.")
  private List<Path> files = List.of();

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description =
          "Folder for what is made: NAME.ts of NAME.mp3; files of that name are replaced.")
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private ProfileOptions format;

  @Option(
      names = "--page",
      paramLabel = "PAGE",
      defaultValue = "default",
      description =
          "Page that is shown with audio: the name of a template, such as lyrics, an address, the "
              + "path of a file, or none for black. Default: now-playing.")
  private String page = "";

  @Option(
      names = "--slide-seconds",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "How long a picture, or each page of a PDF document, is shown: 1 to 3600. Default: "
              + "${DEFAULT-VALUE}.")
  private double slideSeconds;

  @Option(
      names = "--chapters",
      description =
          "Make an item of each chapter of files that have some: NAME-01.ts, NAME-02.ts and so on.")
  private boolean chapters;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "Files that are worked on at a time. Default: ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(names = "--json", description = "Write the results as JSON.")
  private boolean json;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    EncodeRequest request = request();
    try (EncodeRun run = new EncodeRun(request, FfmpegPrograms.unpack(), progress())) {
      Thread end = Thread.ofPlatform().unstarted(() -> close(run));
      Runtime.getRuntime().addShutdownHook(end);
      List<EncodeResult> results = run.results();
      Runtime.getRuntime().removeShutdownHook(end);
      String report = json ? EncodeReport.json(results) : EncodeReport.text(results);
      spec.commandLine().getOut().println(report.stripTrailing());
      return results.stream().allMatch(EncodeResult.Made.class::isInstance) ? 0 : FAILED;
    } catch (IOException e) {
      spec.commandLine().getErr().println("plugcast: " + e.getMessage());
      return FAILED;
    }
  }

  private static void close(EncodeRun run) {
    try {
      run.close();
    } catch (IOException e) {
      LoggerFactory.getLogger(EncodeCommand.class)
          .warn("temporary-files-stay reason={}", e.getMessage());
    }
  }

  private EncodeRequest request() {
    try {
      return EncodeRequest.of(
          files,
          folder,
          format.profile(),
          channelPage(),
          jobs,
          slide(),
          chapters ? Chapters.ITEMS : Chapters.ONE_ITEM);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Duration slide() {
    if (!(slideSeconds >= 1 && slideSeconds <= 3_600)) {
      throw new IllegalArgumentException(
          "--slide-seconds " + slideSeconds + ": expected 1 to 3600");
    }
    return Duration.ofMillis(Math.round(slideSeconds * 1_000));
  }

  private ChannelPage channelPage() {
    if (page.equals(NO_PAGE)) {
      return ChannelPage.NONE;
    }
    Path file = Path.of(page);
    String text = file.toFile().isFile() ? file.toAbsolutePath().toString() : page;
    try {
      return PageChoice.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--page " + page + ": " + e.getMessage(), e);
    }
  }

  /** The launcher tells the width of the terminal if there is one. */
  private EncodeProgress progress() {
    Integer columns = Integer.getInteger("plugcast.columns");
    return columns == null || json ? EncodeProgress.NONE : new EncodeScreen(System.out, columns);
  }
}
