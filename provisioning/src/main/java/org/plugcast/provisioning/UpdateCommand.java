package org.plugcast.provisioning;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plugcast.provisioning.control.ControlClient;
import org.plugcast.provisioning.control.ControlReply;
import org.plugcast.provisioning.control.ControlRequest;
import org.plugcast.provisioning.update.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code plugcast update}: another version for units that are on air. */
@Command(
    name = "update",
    sortOptions = false,
    description =
        "Replace the program of the multicast units of a running plugcast up by this version, "
            + "without a gap: it starts beside the old one, compares its output with what is on the "
            + "wire, and takes over at an agreed packet. One that fails is discarded. Without UNIT, "
            + "one unit after the other, the standby first.",
    footer = "Exit code: 0 updated, 1 not updated, 2 bad option.")
final class UpdateCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "UNIT",
      description = "Name of one unit, as multicast-02.")
  private Optional<String> unit = Optional.empty();

  @Option(names = "--all", description = "All multicast units; this is the default.")
  private boolean all;

  @Option(names = "--rollback", description = "Go back to the version that the unit ran before.")
  private boolean rollBack;

  @Option(
      names = "--within",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Seconds that the new version has to verify its output: 1 to 3600. "
              + "Default: ${DEFAULT-VALUE}.")
  private int within;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of plugcast up. Default: ~/.local/share/plugcast.")
  private Optional<Path> data = Optional.empty();

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = data.orElseGet(DefaultData::folder).toAbsolutePath().normalize();
    try {
      return switch (ControlClient.ask(folder, request(), out::println)) {
        case ControlReply.Done(String text) -> {
          out.println(text);
          yield 0;
        }
        case ControlReply.Failed(String text) -> failed(text);
        case ControlReply.Step(String text) -> failed(text);
      };
    } catch (IOException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private int failed(String text) {
    spec.commandLine().getErr().println("plugcast: " + text);
    return FAILED;
  }

  private ControlRequest request() {
    if (all && unit.isPresent()) {
      throw new ParameterException(spec.commandLine(), "give UNIT or --all, not both");
    }
    Duration limit = Duration.ofSeconds(within);
    try {
      return rollBack
          ? new ControlRequest.RollBack(unit, limit)
          : new ControlRequest.Update(unit, Version.ofThisProcess(), limit);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--within " + within + ": expected 1 to 3600", e);
    }
  }
}
