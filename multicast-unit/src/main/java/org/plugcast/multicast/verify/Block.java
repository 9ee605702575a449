package org.plugcast.multicast.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Datagrams of one sender that wait for their indices, in the order they were heard. */
final class Block {
  /** Further than any index. */
  private static final long FAR = 1L << 60;

  private final Place place;
  private final Ledger ledger;
  private final int ahead;
  private final List<Held> held = new ArrayList<>();
  private boolean goesOn;

  Block(Place place, Ledger ledger, int ahead) {
    this.place = place;
    this.ledger = ledger;
    this.ahead = ahead;
  }

  void add(Held datagram) {
    if (held.isEmpty()) {
      goesOn = place.isCertain() && place.goesOn(datagram.heardAtNs());
    }
    held.add(datagram);
  }

  int size() {
    return held.size();
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  Held get(int position) {
    return held.get(position);
  }

  long firstHeardAtNs() {
    return held.getFirst().heardAtNs();
  }

  void clear() {
    held.clear();
  }

  /** The likeliest indices in order; {@link Alignment#NONE} for what is not in its place. */
  long[] aligned() {
    int firstAnchor = firstAnchor();
    if (goesOn) {
      return Alignment.after(held, place.next(), last(place.next()));
    }
    if (isGuess()) {
      return byTime();
    }
    long first = held.get(firstAnchor).anchor() - firstAnchor - ahead;
    long from = Math.max(place.isCertain() ? place.next() : 0, first);
    return Alignment.anywhere(held, from, last(from));
  }

  /** Whether nothing tells the indices but the time. */
  boolean isGuess() {
    return !goesOn && firstAnchor() < 0;
  }

  /**
   * Whether a datagram without an index may get one when more is heard: it equals one that is yet
   * to come, and may have come a little before its turn.
   */
  boolean mayChange(long[] indices) {
    long highest = Arrays.stream(indices).max().orElse(Alignment.NONE);
    long before = place.next() - 1;
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] != Alignment.NONE) {
        before = indices[i];
      } else if (held.get(i).equalsOneWithin(highest + 1, before + ahead)) {
        return true;
      }
    }
    return false;
  }

  /** The same with an index for each: what is not in its place fills a hole, or repeats. */
  long[] completed(long[] indices) {
    long[] all = indices.clone();
    long before = place.next() - 1;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == Alignment.NONE) {
        all[i] = stray(held.get(i), Math.max(0, before), all);
      } else {
        before = indices[i];
      }
    }
    return all;
  }

  /** The nearest index that it equals: a hole at best, else one that it repeats. */
  private long stray(Held datagram, long before, long[] taken) {
    long nearest = before;
    long least = Long.MAX_VALUE;
    for (long match : datagram.matches()) {
      long distance = Math.abs(match - before) + detour(match, taken);
      if (distance < least) {
        least = distance;
        nearest = match;
      }
    }
    return nearest;
  }

  private long detour(long match, long[] taken) {
    if (ledger.isHeard(match) || Arrays.stream(taken).anyMatch(at -> at == match)) {
      return FAR;
    }
    boolean hole = match <= ledger.high() || Arrays.stream(taken).anyMatch(at -> at > match);
    return hole ? 0 : 2 * FAR;
  }

  private int firstAnchor() {
    for (int i = 0; i < held.size(); i++) {
      if (held.get(i).isAnchor()) {
        return i;
      }
    }
    return -1;
  }

  /** The last index that those held may have. */
  private long last(long from) {
    long highest = from - 1;
    int behind = held.size();
    for (int i = 0; i < held.size(); i++) {
      Held datagram = held.get(i);
      if (datagram.isAnchor() && datagram.anchor() > highest) {
        highest = datagram.anchor();
        behind = held.size() - 1 - i;
      }
    }
    return highest + behind + (behind > 0 ? ahead : 0);
  }

  /** The index that it equals nearest to the one that is due, of those to come if there are. */
  private static long nearest(Held datagram, long next, long due) {
    long nearest = due;
    long least = Long.MAX_VALUE;
    for (long match : datagram.matches()) {
      long distance = Math.abs(match - due) + (match < next ? FAR : 0);
      if (distance < least) {
        least = distance;
        nearest = match;
      }
    }
    return nearest;
  }

  /** Nothing is known but when they were heard. */
  private long[] byTime() {
    long[] indices = new long[held.size()];
    long next = place.next();
    for (int i = 0; i < indices.length; i++) {
      Held datagram = held.get(i);
      long due = Math.max(next, place.dueAt(datagram.heardAtNs()));
      indices[i] = nearest(datagram, next, due);
      next = Math.max(next, indices[i] + 1);
    }
    return indices;
  }
}
