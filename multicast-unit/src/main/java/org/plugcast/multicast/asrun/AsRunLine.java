package org.plugcast.multicast.asrun;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.plugcast.ts.multiplex.Digest;

/**
 * A line of the log.
 *
 * @param number counts from 1, over days and restarts
 * @param written UTC at which it was written
 * @param previous hash of the line before; of the first line {@link #GENESIS}
 * @param hash SHA-256 of {@code previous} and all before it in the line
 */
public record AsRunLine(
    long number, Instant written, int channel, AsRunContent content, Digest previous, Digest hash) {
  /** What the first line has in the place of a line before. */
  public static final Digest GENESIS = new Digest("0".repeat(64));

  private static final String FORM = "asrun-1";

  /** The line that follows one with the hash {@code previous}. */
  static AsRunLine of(
      long number, Instant written, int channel, AsRunContent content, Digest previous) {
    return new AsRunLine(
        number,
        written,
        channel,
        content,
        previous,
        hash(previous, body(number, written, channel, content)));
  }

  /** Whether its hash is that of what it says. */
  boolean isGenuine() {
    return hash.equals(hash(previous, body(number, written, channel, content)));
  }

  /** The line as in the file, without its end. */
  String toText() {
    return body(number, written, channel, content) + "\t" + previous + "\t" + hash;
  }

  /** Reads {@link #toText}; throws {@link IllegalArgumentException} naming what is wrong. */
  static AsRunLine parse(String text) {
    String[] words = text.split("\t", -1);
    int fixed = 4;
    if (words.length < fixed + 3 || !words[0].equals(FORM)) {
      throw new IllegalArgumentException("no line of an as-run log");
    }
    int end = words.length - 2;
    AsRunLine line =
        new AsRunLine(
            AsRunText.number(words[1]),
            AsRunText.instant(words[2]),
            (int) AsRunText.number(words[3]),
            AsRunText.parse(Arrays.asList(words).subList(fixed, end)),
            new Digest(words[end]),
            new Digest(words[end + 1]));
    if (!line.toText().equals(text)) {
      throw new IllegalArgumentException("not written as a line of an as-run log is");
    }
    return line;
  }

  private static String body(long number, Instant written, int channel, AsRunContent content) {
    return String.join(
        "\t",
        FORM,
        Long.toString(number),
        written.toString(),
        Integer.toString(channel),
        String.join("\t", AsRunText.write(content)));
  }

  private static Digest hash(Digest previous, String body) {
    try {
      return Digest.of(
          MessageDigest.getInstance("SHA-256")
              .digest((previous + "\t" + body).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
