package org.plugcast.caching.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a body: bytes {@code first} to {@code last}, both of them in it. RFC 9110 §14.
 *
 * @param first counted from 0
 */
public record ByteRange(long first, long last) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** Bytes in it. */
  public long length() {
    return last - first + 1;
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }

  /**
   * The range that a header asks for of a body of {@code size} bytes; empty where the whole body is
   * the right answer. Throws a {@link Problem} where no byte of the body is in the range.
   */
  static Optional<ByteRange> parse(Optional<String> header, long size) {
    Matcher range = HEADER.matcher(header.orElse(""));
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return Optional.empty();
    }
    ByteRange asked = range.group(1).isEmpty() ? suffix(range, size) : from(range, size);
    if (asked.first >= size || asked.length() < 1) {
      throw new Problem(
          Problem.RANGE_NOT_SATISFIABLE,
          "range not satisfiable",
          header.orElse("") + ": the body has " + size + " bytes");
    }
    return Optional.of(asked);
  }

  private static ByteRange suffix(Matcher range, long size) {
    long length = Math.min(size, Long.parseLong(range.group(2)));
    return new ByteRange(size - length, size - 1);
  }

  private static ByteRange from(Matcher range, long size) {
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
    return new ByteRange(first, Math.min(last, size - 1));
  }
}
