package org.plugcast.multicast.handover;

import java.util.List;

/**
 * A channel that another process is asked to take, as a line of text.
 *
 * @param channel id of the channel
 * @param epochNs UTC at which packet 0 is due, in nanoseconds since 1970-01-01
 * @param bitsPerSecond rate of the multiplex
 * @param part what the other one is to be
 * @param from the first datagram that it sends; 0 for one that stands by
 */
public record Offer(int channel, long epochNs, long bitsPerSecond, Part part, long from) {

  /** What the one that takes a channel is from then on. */
  public enum Part {
    /** It sends. */
    ON_AIR,
    /** It waits for silence. */
    STANDBY
  }

  /** Lines, one for each offer. */
  public static String write(List<Offer> offers) {
    StringBuilder text = new StringBuilder();
    for (Offer offer : offers) {
      text.append(offer.channel)
          .append(' ')
          .append(offer.epochNs)
          .append(' ')
          .append(offer.bitsPerSecond)
          .append(' ')
          .append(offer.part)
          .append(' ')
          .append(offer.from)
          .append('\n');
    }
    return text.toString();
  }

  /**
   * Reads lines.
   *
   * @throws IllegalArgumentException naming a line that is no offer
   */
  public static List<Offer> parse(String text) {
    return text.lines().map(Offer::parseLine).toList();
  }

  private static Offer parseLine(String line) {
    String[] words = line.split(" ", -1);
    try {
      if (words.length == 5) {
        return new Offer(
            Integer.parseInt(words[0]),
            Long.parseLong(words[1]),
            Long.parseLong(words[2]),
            Part.valueOf(words[3]),
            Long.parseLong(words[4]));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(refusal(line), e);
    }
    throw new IllegalArgumentException(refusal(line));
  }

  private static String refusal(String line) {
    return "\""
        + line
        + "\" is no offer: expected <ChID> <epoch ns> <bit/s> ON_AIR|STANDBY <datagram>";
  }
}
