package org.plugcast.provisioning;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plugcast.provisioning.page.PageRender;
import org.plugcast.provisioning.page.PageWish;
import org.plugcast.provisioning.page.ProgressLine;
import org.plugcast.provisioning.page.RenderOutcome;
import org.plugcast.provisioning.send.OnSignal;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.media.FfmpegPrograms;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code plugcast page render}: the clip that would go on air, as a file. */
@Command(
    name = "render",
    sortOptions = false,
    description = "Make the clip of a page that would go on air, and inspect it.",
    footer =
        "Exit code: 0 made, 1 the page or the audio failed, or there are findings, 2 bad option.")
final class PageRenderCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private PageOptions options;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.ts",
      required = true,
      description = "Where the transport stream goes; what was there is overwritten.")
  private Path output;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (OnSignal _ = OnSignal.interrupting(Thread.currentThread())) {
      PageWish wish = options.wish();
      requireFolder(output.toAbsolutePath());
      ProgressLine progress = new ProgressLine(err);
      RenderOutcome outcome =
          new PageRender(FfmpegPrograms.unpack()).run(wish, output.toAbsolutePath(), progress);
      progress.end();
      outcome.lines().forEach(spec.commandLine().getOut()::println);
      return outcome.isGood() ? 0 : FAILED;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (RenderFailedException | IOException e) {
      err.println("plugcast: " + e.getMessage());
      return FAILED;
    }
  }

  private static void requireFolder(Path file) {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(
          "-o " + file + ": expected a file in a folder that is there");
    }
  }
}
