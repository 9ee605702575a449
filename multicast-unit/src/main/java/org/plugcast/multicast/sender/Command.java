package org.plugcast.multicast.sender;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.RingShape;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.SourceNote;

/** What a unit tells its sender: one line of words each. {@code handle} is the unit's number. */
sealed interface Command {

  /** Makes a channel known, whose ring lies in a file. */
  record Open(long handle, LaneSpec spec, Watching watching, Path file) implements Command {}

  /** Begins to send a channel with the next datagram of its ring, as far as its gate is open. */
  record Start(long handle) implements Command {}

  /** Ends a channel. */
  record Close(long handle) implements Command {}

  /** Takes a new socket. */
  record Reopen() implements Command {}

  /** Sends no more from a datagram on. */
  record Yield(long handle, long datagram, Heir heir) implements Command {}

  /** Sends from a datagram on. */
  record Take(long handle, long datagram) implements Command {}

  /** Stands by from now on. */
  record StandBy(long handle) implements Command {}

  /** Forgets what was agreed. */
  record Cancel(long handle) implements Command {}

  /** Tells the twin what a channel is made from, a {@link SourceNote}. */
  record Say(long handle, long note) implements Command {}

  /** Listens to a group that this unit does not send to. */
  record Hear(InetSocketAddress group) implements Command {}

  /** Listens to it no more. */
  record Unhear(InetSocketAddress group) implements Command {}

  /** The command as a line, without its end. */
  static String write(Command command) {
    return switch (command) {
      case Open open ->
          "open "
              + open.handle
              + " "
              + write(open.spec)
              + " "
              + open.watching.write()
              + " "
              + open.file;
      case Start(long handle) -> "start " + handle;
      case Close(long handle) -> "close " + handle;
      case Reopen() -> "reopen";
      case Yield(long handle, long datagram, Heir heir) ->
          "yield " + handle + " " + datagram + " " + heir;
      case Take(long handle, long datagram) -> "take " + handle + " " + datagram;
      case StandBy(long handle) -> "stand-by " + handle;
      case Cancel(long handle) -> "cancel " + handle;
      case Say(long handle, long note) -> "say " + handle + " " + note;
      case Hear(InetSocketAddress group) -> "hear " + write(group);
      case Unhear(InetSocketAddress group) -> "unhear " + write(group);
    };
  }

  private static String write(LaneSpec spec) {
    return String.join(
        " ",
        Integer.toString(spec.number()),
        Long.toString(spec.cadence().epochNs()),
        Long.toString(spec.cadence().bitsPerSecond()),
        Long.toString(spec.delayNs()),
        Integer.toString(spec.shape().ahead()),
        Integer.toString(spec.shape().behind()),
        Integer.toString(spec.shape().datagramBytes()),
        write(spec.destination()));
  }

  private static String write(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + " " + address.getPort();
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException naming a line that is none
   */
  static Command parse(String line) {
    CommandWords words = new CommandWords(line);
    return switch (words.next()) {
      case "open" ->
          new Open(words.nextLong(), spec(words), Watching.read(words), Path.of(words.rest()));
      case "start" -> new Start(words.nextLong());
      case "close" -> new Close(words.nextLong());
      case "reopen" -> new Reopen();
      case "yield" -> new Yield(words.nextLong(), words.nextLong(), Heir.valueOf(words.next()));
      case "take" -> new Take(words.nextLong(), words.nextLong());
      case "stand-by" -> new StandBy(words.nextLong());
      case "cancel" -> new Cancel(words.nextLong());
      case "say" -> new Say(words.nextLong(), words.nextLong());
      case "hear" -> new Hear(address(words));
      case "unhear" -> new Unhear(address(words));
      default -> throw words.refused();
    };
  }

  private static LaneSpec spec(CommandWords words) {
    return new LaneSpec(
        words.nextInt(),
        new Cadence(words.nextLong(), words.nextLong()),
        words.nextLong(),
        new RingShape(words.nextInt(), words.nextInt(), words.nextInt()),
        address(words));
  }

  private static InetSocketAddress address(CommandWords words) {
    return new InetSocketAddress(InetAddress.ofLiteral(words.next()), words.nextInt());
  }
}
