package org.plugcast.provisioning;

import picocli.CommandLine.Option;

/** The help that every command has. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean asked;
}
