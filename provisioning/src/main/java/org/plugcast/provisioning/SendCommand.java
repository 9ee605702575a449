package org.plugcast.provisioning;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plugcast.multicast.wire.OutgoingInterface;
import org.plugcast.provisioning.send.Destination;
import org.plugcast.provisioning.send.InterfaceChoice;
import org.plugcast.provisioning.send.Quantities;
import org.plugcast.provisioning.send.SendRequest;
import org.plugcast.provisioning.send.Sending;
import org.plugcast.provisioning.send.StreamList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code plugcast send}: a transport stream file on the network, for ever. */
@Command(
    name = "send",
    sortOptions = false,
    description = "Send a transport stream file, not re-encoded, in a loop at a constant rate.",
    footer = "Exit code: 0 sent, 1 sending failed, 2 bad option or not a file that can be sent.")
final class SendCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  private final Sending sending;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE.ts",
      description = "Packets of 188, 192 or 204 bytes, of constant or variable rate.")
  private Optional<Path> file = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "GROUP:PORT",
      description = "Where to: a multicast group or a host, as 239.1.1.1:5000.")
  private Optional<String> destination = Optional.empty();

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description =
          "Send what a file says instead, one line each: FILE.ts GROUP:PORT [COPIES [RATE]].")
  private Optional<Path> list = Optional.empty();

  @Option(
      names = "--copies",
      paramLabel = "N",
      defaultValue = "1",
      description = "Send it N times, to consecutive addresses: 1 to 1000.")
  private int copies;

  @Option(
      names = "--interface",
      paramLabel = "IF|ADDRESS",
      description =
          "Network interface that sends, by name or IPv4 address. Default: the only one that is up.")
  private Optional<String> outgoing = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "BPS",
      description =
          "Rate in bit/s, as 3750000, 3750k or 3.75M. Default: the file's own; if that varies, the "
              + "least that holds it.")
  private Optional<String> rate = Optional.empty();

  @Option(names = "--rtp", description = "Send RTP (payload type 33) instead of bare UDP.")
  private boolean rtp;

  @Option(
      names = "--ttl",
      paramLabel = "N",
      defaultValue = "1",
      description = "Time to live, 0 to 255. Default: ${DEFAULT-VALUE}, not beyond this network.")
  private int ttl;

  @Option(
      names = "--dscp",
      paramLabel = "N",
      defaultValue = "0",
      description = "Differentiated services code point, 0 to 63. Default: ${DEFAULT-VALUE}.")
  private int dscp;

  @Option(
      names = "--loop",
      description = "Let receivers on this machine hear it too (IP_MULTICAST_LOOP).")
  private boolean loop;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Stop after S seconds, as 10 or 2.5. Default: send until Ctrl-C.")
  private Optional<String> seconds = Optional.empty();

  @Option(names = "--json", description = "Write the counters at the end as JSON.")
  private boolean json;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  SendCommand(Sending sending) {
    this.sending = sending;
  }

  @Override
  public Integer call() {
    SendRequest request = request();
    try {
      return sending.run(request, spec.commandLine().getOut());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      spec.commandLine().getErr().println("plugcast: " + e.getMessage());
      return FAILED;
    }
  }

  private SendRequest request() {
    try {
      List<SendRequest.Stream> streams = streams();
      streams.forEach(stream -> checkFile(stream.file()));
      return new SendRequest(
          streams,
          outgoing(streams),
          rtp ? SendRequest.Framing.RTP : SendRequest.Framing.UDP,
          ttl,
          dscp,
          loop ? SendRequest.LocalCopy.ON : SendRequest.LocalCopy.OFF,
          seconds.map(Quantities::seconds),
          json ? SendRequest.Summary.JSON : SendRequest.Summary.TEXT);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private List<SendRequest.Stream> streams() {
    if (list.isPresent()) {
      if (file.isPresent()) {
        throw new IllegalArgumentException("give FILE.ts and GROUP:PORT, or --list, not both");
      }
      return listed(list.get());
    }
    if (file.isEmpty() || destination.isEmpty()) {
      throw new IllegalArgumentException("say what to send whereto: FILE.ts GROUP:PORT");
    }
    return List.of(
        new SendRequest.Stream(
            file.get(), Destination.parse(destination.get(), copies), rate.map(Quantities::rate)));
  }

  private static List<SendRequest.Stream> listed(Path list) {
    checkFile(list);
    try {
      return StreamList.parse(Files.readAllLines(list), Path.of(""));
    } catch (IOException e) {
      throw new IllegalArgumentException(list + ": cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(list + ": " + e.getMessage(), e);
    }
  }

  private static void checkFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + ": is a directory");
    }
    if (Files.notExists(file)) {
      throw new IllegalArgumentException(file + ": there is no such file");
    }
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException(file + ": may not be read by this user");
    }
  }

  private Optional<String> outgoing(List<SendRequest.Stream> streams) {
    try {
      if (outgoing.isPresent()) {
        OutgoingInterface.find(outgoing.get());
        return outgoing;
      }
      boolean multicast = streams.stream().anyMatch(s -> s.destination().multicast());
      return multicast ? Optional.of(onlyInterface()) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          outgoing.map(name -> "--interface " + name + ": ").orElse("") + e.getMessage(), e);
    }
  }

  private static String onlyInterface() throws SocketException {
    return InterfaceChoice.only(
        NetworkInterface.networkInterfaces()
            .filter(SendCommand::sendsMulticast)
            .map(NetworkInterface::getName)
            .sorted()
            .toList());
  }

  private static boolean sendsMulticast(NetworkInterface network) {
    try {
      return network.isUp()
          && !network.isLoopback()
          && network.supportsMulticast()
          && network.inetAddresses().anyMatch(Inet4Address.class::isInstance);
    } catch (SocketException e) {
      return false; // it has gone since it was listed
    }
  }
}
