package org.plugcast.provisioning;

import java.io.PrintWriter;
import org.plugcast.provisioning.send.ReplaySending;
import org.plugcast.provisioning.send.Sending;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** Entry point of the {@code plugcast} command. */
@Command(
    name = "plugcast",
    description = "Media folders and web pages become constant-bit-rate multicast television.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      HandoverCommand.class,
      UpdateCommand.class,
      PageCommand.class,
      InspectCommand.class,
      EncodeCommand.class,
      WorkerCommand.class
    })
public final class Main implements Runnable {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec;

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return commandLine(new ReplaySending());
  }

  static CommandLine commandLine(Sending sending) {
    return new CommandLine(new Main())
        .addSubcommand(new SendCommand(sending))
        .setParameterExceptionHandler(Main::refuse);
  }

  /** Says what is wrong in one line, and where to read on. */
  private static int refuse(ParameterException refusal, String[] arguments) {
    CommandLine command = refusal.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("plugcast: " + refusal.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(refusal, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to do: up, status, handover, update, encode, worker, send, page, inspect or version");
  }

  @Command(name = "version", description = "Print the version.")
  void version() {
    spec.commandLine().getOut().println(Version.text());
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    static String text() {
      String version = Main.class.getPackage().getImplementationVersion();
      return "plugcast " + (version == null ? "(unpackaged)" : version);
    }

    @Override
    public String[] getVersion() {
      return new String[] {text()};
    }
  }
}
