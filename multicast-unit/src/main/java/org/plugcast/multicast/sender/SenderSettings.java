package org.plugcast.multicast.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.wire.WireOptions;

/**
 * What a sender process must know from its start.
 *
 * @param wire how datagrams leave
 * @param precedence whether it may run before all else on the machine
 * @param idle how the machine may sleep while it sends, where it has precedence
 * @param latenessBoundNs datagrams later than this are skipped
 * @param longestSleepNs how long it sleeps at most, in nanoseconds
 * @param watch how groups are watched; without it no channel's group is
 */
public record SenderSettings(
    WireOptions wire,
    Precedence precedence,
    Idle idle,
    long latenessBoundNs,
    long longestSleepNs,
    Optional<WatchSettings> watch) {
  private static final int WATCH = 9;

  /** Whether the pacing thread asks for real-time scheduling and for its memory to stay. */
  public enum Precedence {
    REAL_TIME,
    NONE
  }

  /** Whether the machine's processors are kept from states out of which they wake up late. */
  public enum Idle {
    SHALLOW,
    AS_IS
  }

  /** As words of a command line. */
  List<String> toArguments() {
    List<String> words =
        new ArrayList<>(
            List.of(
                wire.outgoing(),
                Integer.toString(wire.sourcePort()),
                Integer.toString(wire.ttl()),
                Integer.toString(wire.dscp()),
                wire.loop().name(),
                precedence.name(),
                idle.name(),
                Long.toString(latenessBoundNs),
                Long.toString(longestSleepNs)));
    watch.ifPresent(settings -> words.addAll(settings.toArguments()));
    return words;
  }

  static SenderSettings ofArguments(List<String> words) {
    return new SenderSettings(
        new WireOptions(
            words.get(0),
            Integer.parseInt(words.get(1)),
            Integer.parseInt(words.get(2)),
            Integer.parseInt(words.get(3)),
            WireOptions.Loop.valueOf(words.get(4))),
        Precedence.valueOf(words.get(5)),
        Idle.valueOf(words.get(6)),
        Long.parseLong(words.get(7)),
        Long.parseLong(words.get(8)),
        words.size() > WATCH
            ? Optional.of(WatchSettings.ofArguments(words.subList(WATCH, words.size())))
            : Optional.empty());
  }
}
