package org.plugcast.multicast.prerecorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a channel is made from at which packet, as far back as anyone asks. One thread at a time
 * adds, any thread reads.
 */
public final class PlayedLine {
  /** What is heard is looked into seconds later; recordings stay for ten. */
  private static final int MOST = 16;

  private volatile List<Played> changes;

  public PlayedLine(Played first) {
    this(List.of(first));
  }

  private PlayedLine(List<Played> changes) {
    this.changes = changes;
  }

  /** The same with one more change; this one stays as it is. */
  public PlayedLine then(Played next) {
    PlayedLine longer = new PlayedLine(changes);
    longer.add(next);
    return longer;
  }

  /** What is played in the end, may be from a packet that is still to come. */
  public Played last() {
    return changes.getLast();
  }

  /** What is played before {@link #last}. */
  public Optional<Played> beforeLast() {
    List<Played> all = changes;
    return all.size() < 2 ? Optional.empty() : Optional.of(all.get(all.size() - 2));
  }

  /** Changes over; {@code next} does not begin before what is played last. */
  public void add(Played next) {
    if (next.since() < last().since()) {
      throw new IllegalArgumentException(
          "packet " + next.since() + " is before " + last().since() + ", the last change");
    }
    List<Played> all = new ArrayList<>(changes);
    all.add(next);
    changes = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
  }

  /** The first packet after another that is made from something else, where there is one. */
  public OptionalLong changeAfter(long packet) {
    return changes.stream().skip(1).mapToLong(Played::since).filter(at -> at > packet).findFirst();
  }

  /** What a packet is made from. */
  public Played at(long packet) {
    List<Played> all = changes;
    for (int i = all.size() - 1; i > 0; i--) {
      if (all.get(i).since() <= packet) {
        return all.get(i);
      }
    }
    return all.getFirst();
  }
}
