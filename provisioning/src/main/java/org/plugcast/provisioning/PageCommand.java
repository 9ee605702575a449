package org.plugcast.provisioning;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code plugcast page}: for those who make pages. */
@Command(
    name = "page",
    description = "Try a page: make the clip that would go on air, or look at it in a browser.",
    subcommands = {PageRenderCommand.class, PagePreviewCommand.class})
final class PageCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: render or preview");
  }
}
