package org.plugcast.multicast.twin;

import java.util.Comparator;
import java.util.Locale;

/**
 * Who sent a datagram: where it came from.
 *
 * @param address IPv4, the first octet in the top byte
 * @param port UDP source port, 1 to 65535
 */
public record SenderId(int address, int port) implements Comparable<SenderId> {
  private static final Comparator<SenderId> ORDER =
      Comparator.<SenderId>comparingLong(id -> Integer.toUnsignedLong(id.address))
          .thenComparingInt(SenderId::port);

  public SenderId {
    if (port < 1 || port > 0xffff) {
      throw new IllegalArgumentException("source port " + port + ": expected 1 to 65535");
    }
  }

  /**
   * Reads {@code 10.0.0.1:5001}.
   *
   * @throws IllegalArgumentException naming what is not of this form
   */
  public static SenderId parse(String text) {
    String[] parts = text.split("[.:]", -1);
    if (parts.length != 5 || text.indexOf(':') != text.lastIndexOf('.') + parts[3].length() + 1) {
      throw unreadable(text);
    }
    int address = 0;
    for (int i = 0; i < 4; i++) {
      address = address << 8 | number(parts[i], 255, text);
    }
    return new SenderId(address, number(parts[4], 0xffff, text));
  }

  @Override
  public int compareTo(SenderId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d.%d.%d.%d:%d",
        address >>> 24,
        address >>> 16 & 0xff,
        address >>> 8 & 0xff,
        address & 0xff,
        port);
  }

  private static int number(String digits, int most, String text) {
    if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > most) {
      throw unreadable(text);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "sender \"" + text + "\": expected an IPv4 address and a source port, as 10.0.0.1:5001");
  }
}
