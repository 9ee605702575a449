package org.plugcast.multicast.verify;

import java.util.Arrays;
import java.util.List;

/**
 * Gives datagrams that were heard, in their order, indices in theirs, such that the least has gone
 * wrong. Pure.
 *
 * <p>A datagram has an index that it equals, or one that it should have equalled (it is different),
 * or none (it is not in its place). One of null packets alone equals many; where its neighbours say
 * that it stands for another, it is different too. Indices between that nobody has are missing, and
 * missing in one piece is likelier than in several. The cheapest way is found as in the alignment
 * of sequences with affine gaps (Gotoh 1982).
 */
final class Alignment {
  /** The datagram has no index within the alignment. */
  static final long NONE = -1;

  private static final int DIFFERENT = 160;
  private static final int OUT_OF_PLACE = 192;
  private static final int GAP = 128;
  private static final int LONGER_GAP = 64;

  /**
   * Less than to be out of place and to leave a gap, for as many as are ever aligned; but more than
   * to be out of place where there is a gap beside: then the neighbours do not tell.
   */
  private static final int NOTHING = OUT_OF_PLACE + LONGER_GAP + 1;

  private static final int NEVER = 1 << 28;

  private final List<Held> held;
  private final long from;
  private final int columns;

  /** Cost of null packets alone in the place of something else. */
  private final int nothing;

  /** Cost when the last step was a datagram. */
  private final int[][] on;

  /** Cost when the last step was an index that nobody has. */
  private final int[][] off;

  private Alignment(List<Held> held, long from, int columns, int gap, int longerGap, int nothing) {
    this.held = held;
    this.from = from;
    this.columns = columns;
    this.nothing = nothing;
    on = new int[held.size() + 1][columns + 1];
    off = new int[held.size() + 1][columns + 1];
    Arrays.fill(on[0], NEVER);
    Arrays.setAll(off[0], column -> gap + (column - 1) * longerGap);
    on[0][0] = 0;
    off[0][0] = NEVER;
    for (int row = 1; row <= held.size(); row++) {
      fill(row);
    }
  }

  /** Aligns with indices {@code from} to {@code to}, the first of which is the one due next. */
  static long[] after(List<Held> held, long from, long to) {
    return new Alignment(held, from, columns(from, to), GAP, LONGER_GAP, NOTHING).indices();
  }

  /**
   * Aligns with indices {@code from} to {@code to}, whichever of them is the first. Then nothing is
   * known of the neighbours of null packets: they may be those of a time that has passed.
   */
  static long[] anywhere(List<Held> held, long from, long to) {
    return new Alignment(held, from, columns(from, to), 0, 0, NEVER).indices();
  }

  private static int columns(long from, long to) {
    return (int) Math.max(0, to - from + 1);
  }

  private void fill(int row) {
    int outOfPlace = outOfPlace(row);
    on[row][0] = on[row - 1][0] + outOfPlace;
    off[row][0] = NEVER;
    for (int column = 1; column <= columns; column++) {
      on[row][column] =
          Math.min(
              cheaper(row - 1, column - 1) + cost(row, column),
              cheaper(row - 1, column) + outOfPlace);
      off[row][column] = Math.min(on[row][column - 1] + GAP, off[row][column - 1] + LONGER_GAP);
    }
  }

  /** More than all gaps for what is unmistakable: it says where the sender is. */
  private int outOfPlace(int row) {
    return OUT_OF_PLACE + (held.get(row - 1).isAnchor() ? GAP + LONGER_GAP * columns : 0);
  }

  private int cheaper(int row, int column) {
    return Math.min(on[row][column], off[row][column]);
  }

  private int cost(int row, int column) {
    Held datagram = held.get(row - 1);
    if (datagram.equalsOne(index(column))) {
      return 0;
    }
    if (datagram.mayDiffer()) {
      return DIFFERENT;
    }
    return datagram.bearsNothing() ? nothing : NEVER;
  }

  private long index(int column) {
    return from + column - 1;
  }

  /** Walks back the cheapest way; indices behind the last datagram are not missing yet. */
  private long[] indices() {
    long[] indices = new long[held.size()];
    int column = cheapestEnd();
    for (int row = held.size(); row > 0; row--) {
      column = withoutGap(row, column);
      if (column > 0 && on[row][column] == cheaper(row - 1, column - 1) + cost(row, column)) {
        indices[row - 1] = index(column);
        column--;
      } else {
        indices[row - 1] = NONE;
      }
    }
    return indices;
  }

  /** The column that a gap began behind, if the cheapest way here was a gap. */
  private int withoutGap(int row, int column) {
    int at = column;
    if (off[row][at] < on[row][at]) {
      do {
        at--;
      } while (off[row][at + 1] != on[row][at] + GAP);
    }
    return at;
  }

  private int cheapestEnd() {
    int[] last = on[held.size()];
    int best = 0;
    for (int column = 1; column <= columns; column++) {
      if (last[column] < last[best]) {
        best = column;
      }
    }
    return best;
  }
}
