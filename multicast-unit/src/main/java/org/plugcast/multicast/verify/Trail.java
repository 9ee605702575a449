package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Follows one sender through the stream and gives each of its datagrams an index. */
final class Trail {
  /** As many are held at most. */
  private static final int MOST_HELD = 64;

  /** After as many that equal nothing, only one in as many is looked for far away. */
  private static final int UNLIKE_IN_A_ROW = 8;

  /** After as many in a row elsewhere, that is where the sender is. */
  private static final int STRAYS_IN_A_ROW = 8;

  private final long source;
  private final Reach reach;
  private final Expected expected;
  private final Ledger ledger;
  private final Place place;
  private final Block block;
  private long heardAtNs;
  private int unlike;
  private int strays;
  private long lastStray;

  Trail(long source, Schedule schedule, Reach reach, Expected expected, Ledger ledger) {
    this.source = source;
    this.reach = reach;
    this.expected = expected;
    this.ledger = ledger;
    place = new Place(schedule, reach, expected);
    block = new Block(place, ledger, reach.ahead());
  }

  long source() {
    return source;
  }

  /** When the sender was heard last. */
  long heardAtNs() {
    return heardAtNs;
  }

  /** Returns the index that the datagram has, as far as can be told now. */
  long heard(ByteBuffer payload, long atNs, long arrival) {
    if (!block.isEmpty() && atNs - heardAtNs > reach.pauseNs()) {
      end(block.aligned());
    }
    if (block.isEmpty() && place.goesOn(atNs) && follows(payload, atNs, arrival)) {
      return place.next() - 1;
    }
    Held datagram =
        place.look(payload, atNs, arrival, block.size(), distance(), distanceAhead(atNs));
    block.add(datagram);
    place.heardAt(atNs);
    heardAtNs = atNs;
    long[] indices = block.aligned();
    long index = block.completed(indices)[indices.length - 1];
    if (isEnough(datagram, indices)) {
      end(indices);
    }
    return index;
  }

  private int distance() {
    return unlike < UNLIKE_IN_A_ROW || unlike % UNLIKE_IN_A_ROW == 0 ? reach.far() : 0;
  }

  /** One datagram from far ahead tells nothing of a sender that is where it was; several do. */
  private int distanceAhead(long atNs) {
    boolean isWhereItWas = place.isCertain() && place.goesOn(atNs);
    return isWhereItWas && block.isEmpty() && unlike == 0 ? 0 : distance();
  }

  /** Waits no longer for what would have come by now. */
  void tick(long nowNs) {
    if (!block.isEmpty() && nowNs - block.firstHeardAtNs() > reach.holdNs()) {
      end(block.aligned());
    }
  }

  /** Waits no longer. */
  void finish() {
    if (!block.isEmpty()) {
      end(block.aligned());
    }
  }

  /** The usual case: it is the one that is due next. */
  private boolean follows(ByteBuffer payload, long atNs, long arrival) {
    long next = place.next();
    Likeness likeness = expected.compare(next, payload);
    if (likeness == Likeness.OTHER || likeness == Likeness.SAME && !place.isCertain()) {
      return false;
    }
    Verdict verdict = likeness == Likeness.SAME ? Verdict.IDENTICAL : Verdict.UNVERIFIED;
    ledger.heard(next, verdict, atNs, source, arrival);
    place.moveTo(next, atNs);
    place.heardAt(atNs);
    heardAtNs = atNs;
    unlike = 0;
    return true;
  }

  /** Whether no more need be heard to say which indices those held have. */
  private boolean isEnough(Held latest, long[] indices) {
    boolean full =
        block.size() >= MOST_HELD
            || latest.heardAtNs() - block.firstHeardAtNs() > reach.holdNs()
            || block.size() == 1 && !latest.isCompared();
    return full || latest.isAnchor() && !block.mayChange(indices);
  }

  /** Each gets its index; a repeated one after the one that is in its place. */
  private void end(long[] indices) {
    long[] all = block.completed(indices);
    for (int i = 0; i < all.length; i++) {
      if (!repeats(i, all[i], indices)) {
        judge(i, indices[i], all[i]);
      }
    }
    for (int i = 0; i < all.length; i++) {
      if (repeats(i, all[i], indices)) {
        judge(i, indices[i], all[i]);
      }
    }
    block.clear();
  }

  private static boolean repeats(int position, long datagram, long[] indices) {
    return indices[position] == Alignment.NONE
        && Arrays.stream(indices).anyMatch(other -> other == datagram);
  }

  private void judge(int position, long inPlace, long datagram) {
    Held held = block.get(position);
    Verdict what = block.isGuess() ? held.atGuess(datagram) : held.at(datagram);
    unlike = what == Verdict.DIFFERENT ? unlike + 1 : 0;
    ledger.heard(datagram, what, held.heardAtNs(), source, held.arrival());
    if (block.isGuess()) {
      place.guess(datagram, held.heardAtNs());
    } else if (inPlace == Alignment.NONE) {
      followStray(held);
    } else {
      follow(datagram, what, held);
    }
  }

  private void follow(long datagram, Verdict what, Held heard) {
    if (what == Verdict.IDENTICAL) {
      strays = 0;
      place.settleAt(datagram, heard.heardAtNs());
    } else {
      place.moveTo(datagram, heard.heardAtNs());
    }
  }

  /** A sender that goes on elsewhere, in its order, is there. */
  private void followStray(Held heard) {
    if (heard.isAnchor()) {
      long step = heard.anchor() - lastStray;
      strays = step > 0 && step <= reach.far() ? strays + 1 : 0;
      lastStray = heard.anchor();
      if (strays >= STRAYS_IN_A_ROW) {
        place.settleAt(lastStray, heard.heardAtNs());
      }
    }
  }
}
