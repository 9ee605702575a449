package org.plugcast.caching.media;

import java.util.Comparator;

/**
 * The order in which people count: {@code 2 b} before {@code 10 a}, letters without regard to case,
 * the files of a folder before those of its sub-folders' names that sort later.
 */
public enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = tokenEnd(a, i);
      int endB = tokenEnd(b, j);
      int order = token(a, i, endA, b, j, endB);
      if (order != 0) {
        return order;
      }
      i = endA;
      j = endB;
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  /** End of a run of digits, or of one other character. */
  private static int tokenEnd(String text, int from) {
    int end = from + 1;
    if (isDigit(text.charAt(from))) {
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private static int token(String a, int fromA, int endA, String b, int fromB, int endB) {
    char first = a.charAt(fromA);
    char second = b.charAt(fromB);
    if (isDigit(first) && isDigit(second)) {
      return number(a, fromA, endA, b, fromB, endB);
    }
    return Integer.compare(rank(first), rank(second));
  }

  private static int number(String a, int fromA, int endA, String b, int fromB, int endB) {
    int i = skipZeros(a, fromA, endA);
    int j = skipZeros(b, fromB, endB);
    int length = Integer.compare(endA - i, endB - j);
    return length != 0 ? length : a.substring(i, endA).compareTo(b.substring(j, endB));
  }

  private static int skipZeros(String text, int from, int end) {
    int at = from;
    while (at < end - 1 && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  /** The separator of folders sorts before everything else. */
  private static int rank(char c) {
    return c == '/' ? -1 : Character.toLowerCase(Character.toUpperCase(c));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
