package org.plugcast.provisioning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.inspect.StreamInspector;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code plugcast inspect}: judges a transport stream file. */
@Command(
    name = "inspect",
    sortOptions = false,
    description = "Check a transport stream file (TR 101 290 priorities 1 and 2, cadence, clock).",
    footer = "Exit code: 0 nothing found, 1 findings, 2 not a file that could be read.")
final class InspectCommand implements Callable<Integer> {
  private static final int FINDINGS = 1;
  private static final Path STANDARD_INPUT = Path.of("-");

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "FILE.ts", description = "The file; - for standard input.")
  private Path file;

  @Option(names = "--json", description = "Write JSON instead of text.")
  private boolean json;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() {
    Report report = inspect();
    if (report.packets() == 0) {
      throw refusal("no transport packets in " + report.bytes() + " bytes", null);
    }
    spec.commandLine().getOut().println((json ? report.toJson() : report.toText()).stripTrailing());
    return report.findings().isEmpty() ? 0 : FINDINGS;
  }

  private Report inspect() {
    try (InputStream stream = open()) {
      return StreamInspector.inspect(stream);
    } catch (NoSuchFileException e) {
      throw refusal("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw refusal("may not be read by this user", e);
    } catch (IOException e) {
      throw refusal(Files.isDirectory(file) ? "is a directory" : String.valueOf(e.getMessage()), e);
    }
  }

  private InputStream open() throws IOException {
    return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file);
  }

  private ParameterException refusal(String reason, @Nullable Throwable cause) {
    return new ParameterException(spec.commandLine(), file + ": " + reason, cause);
  }
}
