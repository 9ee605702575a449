package org.plugcast.provisioning;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.plugcast.provisioning.twins.Condition;
import org.plugcast.provisioning.twins.HttpUnitApi;
import org.plugcast.provisioning.twins.StatusReport;
import org.plugcast.provisioning.twins.StatusReportJson;
import org.plugcast.provisioning.twins.Survey;
import org.plugcast.provisioning.twins.UnitAnswer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code plugcast status}: how the multicast units are. */
@Command(
    name = "status",
    sortOptions = false,
    description =
        "Tell what each multicast unit does on each channel: state, what is on air, what was heard "
            + "and compared, alarms.",
    footer = "Exit code: 0 all is well, 1 alarms, 2 a unit does not answer.")
final class StatusCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Option(names = "--json", description = "Write JSON instead of text.")
  private boolean json;

  @Mixin private UnitOptions units = new UnitOptions();

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    try (HttpUnitApi api = new HttpUnitApi()) {
      List<UnitAnswer> answers = new Survey(api).ask(addresses());
      spec.commandLine().getOut().println(report(answers));
      return Condition.of(answers).exitCode();
    }
  }

  private String report(List<UnitAnswer> answers) {
    return json
        ? StatusReportJson.of(answers)
        : String.join(System.lineSeparator(), StatusReport.lines(answers));
  }

  private List<URI> addresses() {
    try {
      return units.addresses();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
