package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.List;

/** Lines into rows of at most 32 columns, cut between words. Pure. */
final class RowWrap {
  /** Columns of a row. ANSI/CTA-608-E §4.1. */
  static final int COLUMNS = 32;

  private RowWrap() {}

  /** The rows of a line, as few as it needs and of about equal length. */
  static List<String> rows(String line) {
    List<String> rows = rows(line, COLUMNS);
    for (int width = line.length() / rows.size(); width < COLUMNS; width++) {
      List<String> even = rows(line, Math.max(1, width));
      if (even.size() == rows.size()) {
        return even;
      }
    }
    return rows;
  }

  private static List<String> rows(String line, int width) {
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      if (!row.isEmpty() && row.length() + 1 + word.length() > width) {
        rows.add(row.toString());
        row.setLength(0);
      }
      row.append(row.isEmpty() ? "" : " ").append(word);
      while (row.length() > width) {
        rows.add(row.substring(0, width));
        row.delete(0, width);
      }
    }
    if (!row.isEmpty() || rows.isEmpty()) {
      rows.add(row.toString());
    }
    return rows;
  }
}
