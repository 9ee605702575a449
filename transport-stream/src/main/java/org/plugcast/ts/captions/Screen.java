package org.plugcast.ts.captions;

import java.util.List;

/**
 * What is to be seen at a time: one to four rows of one to 32 characters of CEA-608.
 *
 * @param beginMillis when it appears
 * @param endMillis when it is gone
 */
record Screen(long beginMillis, long endMillis, List<String> rows, Cue.Place place) {
  /** Rows that a decoder has to show at a time. 47 CFR 79.101 (d). */
  static final int MOST_ROWS = 4;

  Screen {
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      throw new IllegalArgumentException(rows.size() + " rows: expected 1 to " + MOST_ROWS);
    }
    rows = List.copyOf(rows);
  }
}
