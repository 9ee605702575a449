package org.plugcast.ts.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** ID3v2.4.0 tag of text frames, written in UTF-8 without unsynchronisation. */
public record Id3(List<Frame> frames) {
  public static final String TITLE = "TIT2";
  public static final String ARTIST = "TPE1";
  public static final String ALBUM = "TALB";

  private static final String USER_TEXT = "TXXX";
  private static final String CLAUSE = "ID3v2.4.0 structure §3.1";
  private static final String FRAME_CLAUSE = "ID3v2.4.0 structure §4";
  private static final int HEADER = 10;
  private static final int UNSYNCHRONISATION = 0x80;
  private static final int EXTENDED_HEADER = 0x40;
  private static final int UTF_8 = 3;
  private static final int HIGHEST_SIZE = (1 << 28) - 1;

  /** A frame of the tag. */
  public sealed interface Frame {
    /** Four letters or digits that name the kind of frame. */
    String id();
  }

  /** Text information frame, such as TIT2; several values are parted by U+0000. Frames §4.2. */
  public record Text(String id, String value) implements Frame {
    public Text {
      if (!id.matches("T[A-Z0-9]{3}") || id.equals(USER_TEXT)) {
        throw new IllegalArgumentException("ID3 frame " + id + ": expected T and three of A-Z0-9");
      }
    }
  }

  /** User defined text information frame, TXXX. Frames §4.2.6. */
  public record UserText(String description, String value) implements Frame {
    public UserText {
      if (description.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("TXXX description holds U+0000, which ends it");
      }
    }

    @Override
    public String id() {
      return USER_TEXT;
    }
  }

  public Id3 {
    frames = List.copyOf(frames);
  }

  /** Value of the first text frame of that id. */
  public Optional<String> text(String id) {
    return frames.stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(frame -> frame.id().equals(id))
        .map(Text::value)
        .findFirst();
  }

  /** The tag in bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Frame frame : frames) {
      byte[] content =
          switch (frame) {
            case Text text -> content(text.value());
            case UserText user -> content(user.description() + '\0' + user.value());
          };
      body.writeBytes(frame.id().getBytes(StandardCharsets.US_ASCII));
      body.writeBytes(syncsafe(content.length));
      body.writeBytes(new byte[2]);
      body.writeBytes(content);
    }
    ByteArrayOutputStream tag = new ByteArrayOutputStream(HEADER + body.size());
    tag.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0});
    tag.writeBytes(syncsafe(body.size()));
    tag.writeBytes(body.toByteArray());
    return tag.toByteArray();
  }

  /**
   * Reads a tag. Frames that are not text, or are compressed or encrypted, are passed over.
   *
   * @throws MalformedStreamException where the tag or a frame is cut, or the version is not 2.4
   */
  public static Id3 parse(byte[] source, int from, int available) throws MalformedStreamException {
    if (available < HEADER
        || source[from] != 'I'
        || source[from + 1] != 'D'
        || source[from + 2] != '3') {
      throw new MalformedStreamException("no ID3 tag header", 0, CLAUSE);
    }
    if (source[from + 3] != 4) {
      throw new MalformedStreamException(
          "ID3v2." + (source[from + 3] & 0xff) + ", expected 2.4", 3, CLAUSE);
    }
    int size = syncsafe(source, from + 6);
    if (size > available - HEADER) {
      throw new MalformedStreamException(
          "ID3 tag of " + size + " bytes cut after " + (available - HEADER), available, CLAUSE);
    }
    int flags = source[from + 5] & 0xff;
    byte[] body = Arrays.copyOfRange(source, from + HEADER, from + HEADER + size);
    return new Id3(frames(body, (flags & EXTENDED_HEADER) != 0 ? extendedHeader(body) : 0, flags));
  }

  private static int extendedHeader(byte[] body) throws MalformedStreamException {
    int size = body.length < 4 ? 0 : syncsafe(body, 0);
    if (size < 6 || size > body.length) {
      throw new MalformedStreamException(
          "ID3 extended header of " + size + " bytes", HEADER, "ID3v2.4.0 structure §3.2");
    }
    return size;
  }

  private static List<Frame> frames(byte[] body, int from, int tagFlags)
      throws MalformedStreamException {
    List<Frame> frames = new ArrayList<>();
    int at = from;
    while (body.length - at >= HEADER && body[at] != 0) {
      int size = syncsafe(body, at + 4);
      if (size > body.length - at - HEADER) {
        throw new MalformedStreamException(
            "ID3 frame of " + size + " bytes leaves its tag", HEADER + at, FRAME_CLAUSE);
      }
      int format = body[at + 9] & 0xff;
      String id = new String(body, at, 4, StandardCharsets.ISO_8859_1);
      byte[] content = Arrays.copyOfRange(body, at + HEADER, at + HEADER + size);
      readable(content, format, tagFlags).flatMap(text -> frame(id, text)).ifPresent(frames::add);
      at += HEADER + size;
    }
    return frames;
  }

  /** Content of a frame without grouping byte, length and unsynchronisation. Structure §4.1.2. */
  private static Optional<byte[]> readable(byte[] content, int format, int tagFlags) {
    if ((format & 0x0c) != 0) {
      return Optional.empty();
    }
    int skip = ((format & 0x40) != 0 ? 1 : 0) + ((format & 0x01) != 0 ? 4 : 0);
    if (content.length <= skip) {
      return Optional.empty();
    }
    byte[] text = Arrays.copyOfRange(content, skip, content.length);
    boolean unsynchronised = (format & 0x02) != 0 || (tagFlags & UNSYNCHRONISATION) != 0;
    return Optional.of(unsynchronised ? synchronised(text) : text);
  }

  private static Optional<Frame> frame(String id, byte[] content) {
    if (!id.matches("T[A-Z0-9]{3}") || content[0] > UTF_8 || content[0] < 0) {
      return Optional.empty();
    }
    String text = new String(content, 1, content.length - 1, charset(content[0]));
    if (!id.equals(USER_TEXT)) {
      return Optional.of(new Text(id, withoutEnd(text)));
    }
    int end = text.indexOf('\0');
    return end < 0
        ? Optional.of(new UserText(withoutMark(text), ""))
        : Optional.of(
            new UserText(withoutMark(text.substring(0, end)), withoutEnd(text.substring(end + 1))));
  }

  private static Charset charset(int encoding) {
    return switch (encoding) {
      case 0 -> StandardCharsets.ISO_8859_1;
      case 1 -> StandardCharsets.UTF_16;
      case 2 -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static String withoutEnd(String text) {
    String plain = withoutMark(text);
    return plain.endsWith("\0") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Undoes unsynchronisation: 0xff 0x00 stands for 0xff. Structure §6.1. */
  private static byte[] synchronised(byte[] content) {
    byte[] plain = new byte[content.length];
    int length = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] != 0 || i == 0 || content[i - 1] != (byte) 0xff) {
        plain[length++] = content[i];
      }
    }
    return Arrays.copyOf(plain, length);
  }

  private static byte[] content(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] content = new byte[utf8.length + 1];
    content[0] = UTF_8;
    System.arraycopy(utf8, 0, content, 1, utf8.length);
    return content;
  }

  private static byte[] syncsafe(int value) {
    if (value > HIGHEST_SIZE) {
      throw new IllegalArgumentException("ID3 size " + value + ": expected 28 bits");
    }
    return new byte[] {
      (byte) (value >> 21 & 0x7f),
      (byte) (value >> 14 & 0x7f),
      (byte) (value >> 7 & 0x7f),
      (byte) (value & 0x7f)
    };
  }

  private static int syncsafe(byte[] bytes, int at) {
    return (bytes[at] & 0x7f) << 21
        | (bytes[at + 1] & 0x7f) << 14
        | (bytes[at + 2] & 0x7f) << 7
        | bytes[at + 3] & 0x7f;
  }
}
