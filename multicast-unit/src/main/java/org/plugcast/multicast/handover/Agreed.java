package org.plugcast.multicast.handover;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * A handover that will take place, or has, as a line of text.
 *
 * @param channel id of the channel
 * @param index the first packet that the new one sends
 * @param from who sends before it
 * @param to who sends from it on
 * @param at when that packet is due
 */
public record Agreed(int channel, long index, String from, String to, Instant at) {

  /** Lines, one for each. */
  public static String write(List<Agreed> all) {
    StringBuilder text = new StringBuilder();
    for (Agreed one : all) {
      text.append(one.channel)
          .append(' ')
          .append(one.index)
          .append(' ')
          .append(one.from)
          .append(' ')
          .append(one.to)
          .append(' ')
          .append(one.at)
          .append('\n');
    }
    return text.toString();
  }

  /**
   * Reads lines.
   *
   * @throws IllegalArgumentException naming a line that is none
   */
  public static List<Agreed> parse(String text) {
    return text.lines().map(Agreed::parseLine).toList();
  }

  private static Agreed parseLine(String line) {
    String[] words = line.split(" ", -1);
    try {
      return new Agreed(
          Integer.parseInt(words[0]),
          Long.parseLong(words[1]),
          words[2],
          words[3],
          Instant.parse(words[4]));
    } catch (ArrayIndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException("\"" + line + "\" is no handover", e);
    }
  }
}
