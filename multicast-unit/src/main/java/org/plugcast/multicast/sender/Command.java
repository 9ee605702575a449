package org.plugcast.multicast.sender;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.RingShape;

/** What a unit tells its sender: one line of words each. {@code handle} is the unit's number. */
sealed interface Command {

  /** Makes a channel known, whose ring lies in a file. */
  record Open(long handle, LaneSpec spec, Path file) implements Command {}

  /** Begins to send a channel with the next datagram of its ring. */
  record Start(long handle) implements Command {}

  /** Ends a channel. */
  record Close(long handle) implements Command {}

  /** Takes a new socket. */
  record Reopen() implements Command {}

  /** The command as a line, without its end. */
  static String write(Command command) {
    return switch (command) {
      case Open(long handle, LaneSpec spec, Path file) ->
          String.join(
              " ",
              "open",
              Long.toString(handle),
              Integer.toString(spec.number()),
              Long.toString(spec.cadence().epochNs()),
              Long.toString(spec.cadence().bitsPerSecond()),
              Long.toString(spec.delayNs()),
              Integer.toString(spec.shape().slots()),
              Integer.toString(spec.shape().datagramBytes()),
              spec.destination().getAddress().getHostAddress(),
              Integer.toString(spec.destination().getPort()),
              file.toString());
      case Start(long handle) -> "start " + handle;
      case Close(long handle) -> "close " + handle;
      case Reopen() -> "reopen";
    };
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException naming a line that is none
   */
  static Command parse(String line) {
    String[] words = line.split(" ", 11);
    try {
      return switch (words[0]) {
        case "open" -> open(words);
        case "start" -> new Start(Long.parseLong(words[1]));
        case "close" -> new Close(Long.parseLong(words[1]));
        case "reopen" -> new Reopen();
        default -> throw new IllegalArgumentException("no command: " + line);
      };
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("no command: " + line, e);
    }
  }

  private static Open open(String[] words) {
    LaneSpec spec =
        new LaneSpec(
            Integer.parseInt(words[2]),
            new Cadence(Long.parseLong(words[3]), Long.parseLong(words[4])),
            Long.parseLong(words[5]),
            new RingShape(Integer.parseInt(words[6]), Integer.parseInt(words[7])),
            new InetSocketAddress(InetAddress.ofLiteral(words[8]), Integer.parseInt(words[9])));
    return new Open(Long.parseLong(words[1]), spec, Path.of(words[10]));
  }
}
