package org.plugcast.ts.mpeg;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A descriptor: 8-bit tag and up to 255 bytes. ISO/IEC 13818-1 §2.6.1. Immutable. */
public final class Descriptor {
  /** registration_descriptor. §2.6.8. */
  public static final int REGISTRATION = 0x05;

  /** ISO_639_language_descriptor. §2.6.18. */
  public static final int LANGUAGE = 0x0a;

  private static final int HEADER = 2;

  private final int tag;
  private final byte[] data;

  public Descriptor(int tag, byte[] data) {
    if (tag < 0 || tag > 0xff) {
      throw new IllegalArgumentException("descriptor tag " + tag + ": expected 0..255");
    }
    if (data.length > 0xff) {
      throw new IllegalArgumentException(
          "descriptor of " + data.length + " bytes: expected at most 255");
    }
    this.tag = tag;
    this.data = data.clone();
  }

  /**
   * Registration descriptor of a format_identifier of four ASCII characters, such as {@code AC-3}.
   */
  public static Descriptor registration(String formatIdentifier) {
    byte[] data = formatIdentifier.getBytes(StandardCharsets.US_ASCII);
    if (data.length != 4) {
      throw new IllegalArgumentException(
          "format_identifier " + formatIdentifier + ": expected four characters");
    }
    return new Descriptor(REGISTRATION, data);
  }

  /** Language descriptor of one ISO 639-2 code, such as {@code eng}, with audio_type 0. */
  public static Descriptor language(String code) {
    byte[] data = code.getBytes(StandardCharsets.US_ASCII);
    if (data.length != 3) {
      throw new IllegalArgumentException("language " + code + ": expected three letters");
    }
    return new Descriptor(LANGUAGE, Arrays.copyOf(data, 4));
  }

  public int tag() {
    return tag;
  }

  /** Copy of the bytes after the length. */
  public byte[] data() {
    return data.clone();
  }

  /** Bytes of a coded loop, without its length field. */
  public static int length(List<Descriptor> loop) {
    return loop.stream().mapToInt(descriptor -> HEADER + descriptor.data.length).sum();
  }

  /** Writes a loop without its length field and returns the offset after it. */
  public static int write(List<Descriptor> loop, byte[] dst, int offset) {
    int at = offset;
    for (Descriptor descriptor : loop) {
      dst[at] = (byte) descriptor.tag;
      dst[at + 1] = (byte) descriptor.data.length;
      System.arraycopy(descriptor.data, 0, dst, at + HEADER, descriptor.data.length);
      at += HEADER + descriptor.data.length;
    }
    return at;
  }

  /**
   * Reads the loop in {@code source[from..to)}.
   *
   * @throws MalformedStreamException where a descriptor leaves the loop
   */
  public static List<Descriptor> parse(byte[] source, int from, int to)
      throws MalformedStreamException {
    List<Descriptor> loop = new ArrayList<>();
    int at = from;
    while (at < to) {
      int end = to - at < HEADER ? to + 1 : at + HEADER + (source[at + 1] & 0xff);
      if (end > to) {
        throw new MalformedStreamException(
            "descriptor leaves its loop, which ends at byte " + to, at, "ISO/IEC 13818-1 §2.6.1");
      }
      byte[] data = Arrays.copyOfRange(source, at + HEADER, end);
      loop.add(new Descriptor(source[at] & 0xff, data));
      at = end;
    }
    return List.copyOf(loop);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Descriptor descriptor
        && tag == descriptor.tag
        && Arrays.equals(data, descriptor.data);
  }

  @Override
  public int hashCode() {
    return 31 * tag + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "Descriptor[%02x: %s]".formatted(tag, HexFormat.of().formatHex(data));
  }
}
