import java.nio.ByteBuffer;

/**
 * One record of receive.c.
 *
 * @param ns UTC of arrival, nanoseconds
 * @param sender number in {@link Senders}
 * @param headers of the packets, 32 bits each
 * @param adaptation adaptation field flags of the packets
 * @param pcr 27 MHz ticks, or {@link Datagrams#NO_PCR}
 * @param pcrPacket which packet carries it
 * @param whole seven packets, each with its sync byte
 * @param digest of the payload, or 0
 */
record Arrival(
    long ns,
    int sender,
    int[] headers,
    int[] adaptation,
    long pcr,
    int pcrPacket,
    boolean whole,
    long digest) {
  static final int RECORD = 64;
  private static final int PAYLOAD = 7 * 188;

  /** Reads the record at the buffer's position, which stays. The buffer is little-endian. */
  static Arrival read(ByteBuffer in, Senders senders, long digest) {
    int at = in.position();
    int packets = in.get(at + 15);
    int[] headers = new int[packets];
    int[] adaptation = new int[packets];
    for (int i = 0; i < packets; i++) {
      headers[i] = Integer.reverseBytes(in.getInt(at + 16 + 4 * i));
      adaptation[i] = in.get(at + 44 + i) & 0xff;
    }
    int pcrPacket = in.get(at + 51) & 0xff;
    return new Arrival(
        in.getLong(at),
        senders.number(Integer.reverseBytes(in.getInt(at + 58)), in.getShort(at + 62) & 0xffff),
        headers,
        adaptation,
        pcrPacket == 255 ? Datagrams.NO_PCR : pcr(in, at + 52),
        pcrPacket,
        (in.getShort(at + 10) & 0xffff) == PAYLOAD && in.get(at + 14) == 0,
        digest);
  }

  static int group(ByteBuffer in) {
    return in.getShort(in.position() + 8) & 0xffff;
  }

  static int bytes(ByteBuffer in) {
    return in.getShort(in.position() + 10) & 0xffff;
  }

  private static long pcr(ByteBuffer in, int at) {
    long base = 0;
    for (int i = 0; i < 4; i++) {
      base = base << 8 | in.get(at + i) & 0xff;
    }
    base = base << 1 | (in.get(at + 4) & 0x80) >> 7;
    return base * 300 + ((in.get(at + 4) & 1) << 8 | in.get(at + 5) & 0xff);
  }
}
