package org.plugcast.provisioning;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plugcast.provisioning.twins.Handover;
import org.plugcast.provisioning.twins.HttpUnitApi;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code plugcast handover}: one twin gives the air to the other. */
@Command(
    name = "handover",
    sortOptions = false,
    description =
        "Let the twin that is on air hand a channel over to the other one, at an agreed packet, "
            + "without a gap. For twins of the same group.",
    footer = "Exit code: 0 handed over, 1 not handed over, 2 bad option.")
final class HandoverCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int LAST_CHANNEL = 65_535;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CHANNEL",
      description = "Number of the channel.")
  private Optional<Integer> channel = Optional.empty();

  @Option(names = "--all", description = "All channels.")
  private boolean all;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Address of the unit that is to have it. Default: the one that does not.")
  private Optional<String> to = Optional.empty();

  @Mixin private UnitOptions units = new UnitOptions();

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    List<URI> addresses;
    String wanted;
    Optional<URI> taker;
    try {
      wanted = wanted();
      taker = to.map(text -> UnitOptions.address("--to", text));
      addresses = units.addresses();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return handOver(addresses, wanted, taker);
  }

  private int handOver(List<URI> addresses, String wanted, Optional<URI> taker)
      throws InterruptedException {
    try (HttpUnitApi api = new HttpUnitApi()) {
      Handover handover = new Handover(api, addresses, Thread::sleep);
      return switch (handover.run(
          wanted, taker, line -> spec.commandLine().getOut().println(line))) {
        case DONE -> 0;
        case NOT_DONE -> FAILED;
      };
    } catch (IOException e) {
      spec.commandLine().getErr().println("plugcast: " + e.getMessage());
      return FAILED;
    }
  }

  private String wanted() {
    if (all == channel.isPresent()) {
      throw new IllegalArgumentException("say which channel, or --all");
    }
    if (channel.isPresent() && (channel.get() < 1 || channel.get() > LAST_CHANNEL)) {
      throw new IllegalArgumentException(
          "channel " + channel.get() + ": expected 1 to " + LAST_CHANNEL);
    }
    return channel.map(String::valueOf).orElse("all");
  }
}
