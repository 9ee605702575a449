package org.plugcast.ts.captions;

/**
 * {@code ATSC_user_data()} with the captions of one picture, under construction. ATSC A/53 part 4
 * §6.2.3, table 6.10; ANSI/CTA-708-E §4.3.
 */
final class CcData {
  static final int CONSTRUCT = 3;

  /** user_data_type_code of cc_data. */
  static final byte TYPE_CC_DATA = 3;

  /** cc_type of a byte pair of field 1, of field 2, of a packet of channel data and its start. */
  private static final int FIELD_1 = 0;

  private static final int FIELD_2 = 1;
  private static final int PACKET_DATA = 2;
  private static final int PACKET_START = 3;

  /** {@code GA94}, user_data_type_code of cc_data, flags and cc_count, em_data. */
  private static final int HEAD = 7;

  private static final int VALID = 0xfc;
  private static final int INVALID = 0xf8;
  private static final int PROCESS_CC_DATA = 0xc0;

  private final byte[] bytes;
  private int at = HEAD;

  /** With room for {@code constructs} (cc_count), 1 to 31, which are empty at first. */
  CcData(int constructs) {
    bytes = new byte[HEAD + constructs * CONSTRUCT + 1];
    bytes[0] = 'G';
    bytes[1] = 'A';
    bytes[2] = '9';
    bytes[3] = '4';
    bytes[4] = TYPE_CC_DATA;
    bytes[5] = (byte) (PROCESS_CC_DATA | constructs);
    bytes[6] = (byte) 0xff;
    bytes[bytes.length - 1] = (byte) 0xff;
    for (int i = HEAD; i < bytes.length - 1; i += CONSTRUCT) {
      bytes[i] = (byte) (INVALID | PACKET_DATA);
    }
  }

  /** A pair of bytes without parity in field 1. */
  void addField1(int pair) {
    addPair(FIELD_1, pair);
  }

  /** Nothing in field 2, which is there all the same. */
  void addField2() {
    addPair(FIELD_2, Line21Code.PADDING);
  }

  private void addPair(int type, int pair) {
    add(type, Line21Code.withParity(pair >> 8 & 0x7f), Line21Code.withParity(pair & 0x7f));
  }

  /** A whole caption channel packet, of an even number of bytes. */
  void addPacket(byte[] packet) {
    for (int i = 0; i < packet.length; i += 2) {
      add(i == 0 ? PACKET_START : PACKET_DATA, packet[i], packet[i + 1]);
    }
  }

  private void add(int type, int first, int second) {
    bytes[at++] = (byte) (VALID | type);
    bytes[at++] = (byte) first;
    bytes[at++] = (byte) second;
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
