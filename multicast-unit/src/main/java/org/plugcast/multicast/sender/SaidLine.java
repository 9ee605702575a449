package org.plugcast.multicast.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.record.Source;

/**
 * What another process has said that it makes a channel from, at which datagram, as far back as
 * anyone asks. It says so about a second ahead. Any thread.
 */
public final class SaidLine {
  private static final int MOST = 16;

  private volatile List<Said> said = List.of();

  /** It says so from now on; what it said of later datagrams no longer holds. */
  public synchronized void say(Said next) {
    List<Said> all = new ArrayList<>(said);
    if (!all.isEmpty() && all.getLast().equals(next)) {
      return;
    }
    all.removeIf(before -> before.since() >= next.since());
    all.add(next);
    said = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** Nothing is known any longer. */
  public synchronized void forget() {
    said = List.of();
  }

  /** What was said last, may be of datagrams to come. */
  public Optional<Said> last() {
    List<Said> all = said;
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** What a datagram is made from, where that was said. */
  public Optional<Source> at(long datagram) {
    return of(datagram).map(Said::source);
  }

  /** What was said that holds for a datagram. */
  public Optional<Said> of(long datagram) {
    return Optional.ofNullable(find(datagram));
  }

  /** The first datagram after another that was said to be made from something else, if any was. */
  public OptionalLong changeAfter(long datagram) {
    return said.stream().mapToLong(Said::since).filter(at -> at > datagram).findFirst();
  }

  /** Whether it was said that a datagram is made from anything but the timeline. */
  public boolean isOther(long datagram) {
    Said holds = find(datagram);
    return holds != null && holds.source() != Source.TIMELINE;
  }

  /** Asked for each datagram heard, so it makes nothing. */
  private @Nullable Said find(long datagram) {
    List<Said> all = said;
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).since() <= datagram) {
        return all.get(i);
      }
    }
    return null;
  }
}
