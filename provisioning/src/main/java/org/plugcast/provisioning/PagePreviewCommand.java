package org.plugcast.provisioning;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.plugcast.provisioning.page.PagePreviews;
import org.plugcast.renderer.ItemPreview;
import org.plugcast.renderer.RenderFailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code plugcast page preview}: a page in a browser, with a slider for its time. */
@Command(
    name = "preview",
    sortOptions = false,
    description = "Look at a page in a browser on this machine, at any time of an item.",
    footer =
        "Serves on loopback until Ctrl-C. Exit code: 1 the page or the audio failed, 2 bad option.")
final class PagePreviewCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int LAST_PORT = 65_535;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Mixin
  private PageOptions options;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8090",
      description = "Port on 127.0.0.1; 0 for any that is free. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port " + port + ": expected 0 to " + LAST_PORT);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (ItemPreview preview = PagePreviews.open(options.wish(), port)) {
      out.println("open in a browser on this machine: " + preview.address());
      out.flush();
      Thread.currentThread().join();
      return 0;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (RenderFailedException | IOException e) {
      spec.commandLine().getErr().println("plugcast: " + e.getMessage());
      return FAILED;
    }
  }
}
