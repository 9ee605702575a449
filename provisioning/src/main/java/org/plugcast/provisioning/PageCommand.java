package org.plugcast.provisioning;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: render or preview");
  }
}
