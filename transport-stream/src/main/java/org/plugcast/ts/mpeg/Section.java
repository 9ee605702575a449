package org.plugcast.ts.mpeg;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A private or PSI section, as its bytes. ISO/IEC 13818-1 §2.4.4.10 and §2.4.4.11.
 *
 * <p>The long form (section_syntax_indicator 1) has an extension, a version, a number and a CRC-32;
 * the short form has only a payload. Immutable.
 */
public final class Section {
  /** Most bytes of a section: section_length is at most 4093. */
  public static final int MAX_LENGTH = 4096;

  /** Most bytes of a PAT or PMT section, and of DVB tables but EIT: section_length at most 1021. */
  public static final int MAX_PSI_LENGTH = 1024;

  private static final String CLAUSE = "ISO/IEC 13818-1 §2.4.4.11";
  private static final int SHORT_HEADER = 3;
  private static final int LONG_HEADER = 8;
  private static final int CRC = 4;

  private final byte[] bytes;

  private Section(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Starts a section of {@code tableId} (0 to 254). */
  public static Builder builder(int tableId) {
    return new Builder(tableId);
  }

  /**
   * Reads the section at {@code source[from]}.
   *
   * @param available bytes that may be read there; more than the section has is no fault
   * @throws MalformedStreamException where it is cut short, or its length or CRC is wrong
   */
  public static Section parse(byte[] source, int from, int available)
      throws MalformedStreamException {
    if (available < SHORT_HEADER) {
      throw malformed("section header of " + available + " bytes, expected 3", available);
    }
    if ((source[from] & 0xff) == 0xff) {
      throw malformed("table_id 255 is stuffing, expected a section", 0);
    }
    int length = length(source, from);
    if (length > MAX_LENGTH) {
      throw malformed("section of " + length + " bytes, expected at most " + MAX_LENGTH, 1);
    }
    if (length > available) {
      throw malformed("section of " + length + " bytes cut after " + available, available);
    }
    Section section = new Section(Arrays.copyOfRange(source, from, from + length));
    section.checkLongForm();
    return section;
  }

  /** Bytes of the section whose first three bytes are at {@code source[from]}: 3 to 4098. */
  static int length(byte[] source, int from) {
    return SHORT_HEADER + ((source[from + 1] & 0x0f) << 8 | source[from + 2] & 0xff);
  }

  private void checkLongForm() throws MalformedStreamException {
    if (!longForm()) {
      return;
    }
    if (bytes.length < LONG_HEADER + CRC) {
      throw malformed("long section of " + bytes.length + " bytes, expected at least 12", 1);
    }
    if (Crc32Mpeg.of(bytes, 0, bytes.length) != 0) {
      throw new MalformedStreamException(
          "CRC of table " + tableId() + " is wrong over " + bytes.length + " bytes",
          bytes.length - CRC,
          Crc32Mpeg.CLAUSE);
    }
  }

  public int tableId() {
    return bytes[0] & 0xff;
  }

  /** section_syntax_indicator. */
  public boolean longForm() {
    return (bytes[1] & 0x80) != 0;
  }

  /** table_id_extension of the long form: transport_stream_id, program_number and the like. */
  public int tableIdExtension() {
    return longField(3) << 8 | longField(4);
  }

  /** version_number of the long form, 0 to 31. */
  public int version() {
    return longField(5) >> 1 & 0x1f;
  }

  /** current_next_indicator of the long form: the table holds now. */
  public boolean current() {
    return (longField(5) & 1) != 0;
  }

  /** section_number of the long form. */
  public int sectionNumber() {
    return longField(6);
  }

  /** last_section_number of the long form. */
  public int lastSectionNumber() {
    return longField(7);
  }

  /** Bytes of the whole section. */
  public int length() {
    return bytes.length;
  }

  /** Copy of what stands between header and CRC. */
  public byte[] payload() {
    return longForm()
        ? Arrays.copyOfRange(bytes, LONG_HEADER, bytes.length - CRC)
        : Arrays.copyOfRange(bytes, SHORT_HEADER, bytes.length);
  }

  /** Where the payload starts in {@link #bytes}, to state offsets in faults. */
  public int payloadOffset() {
    return longForm() ? LONG_HEADER : SHORT_HEADER;
  }

  /** Copy of the whole section. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Copies {@code count} bytes from {@code from} on to {@code dst}. */
  void copy(int from, byte[] dst, int offset, int count) {
    System.arraycopy(bytes, from, dst, offset, count);
  }

  private int longField(int at) {
    if (!longForm()) {
      throw new IllegalStateException("table " + tableId() + " has the short form");
    }
    return bytes[at] & 0xff;
  }

  private static MalformedStreamException malformed(String message, long byteOffset) {
    return new MalformedStreamException(message, byteOffset, CLAUSE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Section section && Arrays.equals(bytes, section.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Section[" + HexFormat.of().formatHex(bytes) + "]";
  }

  /** Puts a section together. Not for several threads. */
  public static final class Builder {
    private final int tableId;
    private int tableIdExtension;
    private int version;
    private int currentNext = 1;
    private int sectionNumber;
    private int lastSectionNumber;
    private int privateIndicator;
    private byte[] payload = {};

    private Builder(int tableId) {
      this.tableId = checked("table_id", tableId, 0xfe);
    }

    /** 16 bits; 0 unless set. */
    public Builder tableIdExtension(int value) {
      tableIdExtension = checked("table_id_extension", value, 0xffff);
      return this;
    }

    /** 5 bits; 0 unless set. */
    public Builder version(int value) {
      version = checked("version_number", value, 0x1f);
      return this;
    }

    /** Marks the table as the next one, not yet valid. */
    public Builder next() {
      currentNext = 0;
      return this;
    }

    /** section_number and last_section_number; 0 of 0 unless set. */
    public Builder number(int value, int last) {
      lastSectionNumber = checked("last_section_number", last, 0xff);
      sectionNumber = checked("section_number", value, last);
      return this;
    }

    /** Sets private_indicator, as DVB and ATSC tables do. */
    public Builder privateIndicator() {
      privateIndicator = 0x40;
      return this;
    }

    /** What stands between header and CRC; empty unless set. */
    public Builder payload(byte[] value) {
      payload = value.clone();
      return this;
    }

    /** The section in the long form, with its CRC. */
    public Section longForm() {
      byte[] bytes = header(LONG_HEADER, CRC, 0x80);
      bytes[3] = (byte) (tableIdExtension >> 8);
      bytes[4] = (byte) tableIdExtension;
      bytes[5] = (byte) (0xc0 | version << 1 | currentNext);
      bytes[6] = (byte) sectionNumber;
      bytes[7] = (byte) lastSectionNumber;
      int end = bytes.length - CRC;
      int crc = Crc32Mpeg.of(bytes, 0, end);
      bytes[end] = (byte) (crc >> 24);
      bytes[end + 1] = (byte) (crc >> 16);
      bytes[end + 2] = (byte) (crc >> 8);
      bytes[end + 3] = (byte) crc;
      return new Section(bytes);
    }

    /** The section in the short form: header and payload. */
    public Section shortForm() {
      return new Section(header(SHORT_HEADER, 0, 0));
    }

    private byte[] header(int headerLength, int tail, int syntaxIndicator) {
      int length = headerLength + payload.length + tail;
      checked("section length", length, MAX_LENGTH);
      byte[] bytes = new byte[length];
      bytes[0] = (byte) tableId;
      bytes[1] = (byte) (syntaxIndicator | privateIndicator | 0x30 | length - SHORT_HEADER >> 8);
      bytes[2] = (byte) (length - SHORT_HEADER);
      System.arraycopy(payload, 0, bytes, headerLength, payload.length);
      return bytes;
    }

    private static int checked(String name, int value, int highest) {
      if (value < 0 || value > highest) {
        throw new IllegalArgumentException(name + " " + value + ": expected 0.." + highest);
      }
      return value;
    }
  }
}
