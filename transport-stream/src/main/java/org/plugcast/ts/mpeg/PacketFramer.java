package org.plugcast.ts.mpeg;

/**
 * Finds transport packets in bytes that come in pieces of any size, and finds them again after
 * garbage.
 *
 * <p>Knows packets of 188 bytes, of 192 (four bytes of time stamp before each) and of 204 (16 bytes
 * of Reed-Solomon after each). In step after five sync bytes at that distance, out of step after
 * two wrong ones in a row: ETSI TR 101 290 §5.2.1, 1.1. Holds at most 64 KiB. For one thread.
 */
public final class PacketFramer {
  /** Takes what a framer finds, in order. Byte offsets count from the first byte pushed. */
  public interface Sink {
    /** The 188 bytes from {@code offset} on, valid during the call. */
    void packet(byte[] bytes, int offset, long byteOffset);

    /** In step from here on, after {@code skipped} bytes that belong to no packet. */
    void synchronised(long byteOffset, long skipped, int packetLength);

    /** One packet without sync byte among good ones; it is passed over. */
    void syncByteError(long byteOffset);

    /** Out of step from here on. */
    void syncLoss(long byteOffset);
  }

  private static final int CONFIRMATIONS = 5;
  private static final int TIME_STAMP = 4;
  private static final int[] LENGTHS = {188, 192, 204};
  private static final int LOOK_AHEAD = 204 * (CONFIRMATIONS - 1) + 1;

  private final Sink sink;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private long base;
  private int packetLength;
  private boolean inStep;
  private long skipped;

  public PacketFramer(Sink sink) {
    this.sink = sink;
  }

  /** Takes the next {@code length} bytes. */
  public void push(byte[] bytes, int from, int length) {
    int done = 0;
    while (done < length) {
      compact();
      int count = Math.min(length - done, buffer.length - filled);
      System.arraycopy(bytes, from + done, buffer, filled, count);
      filled += count;
      done += count;
      drain(false);
    }
  }

  /** Takes the end of the stream: reads what could have been the beginning of more. */
  public void finish() {
    drain(true);
  }

  /** Bytes pushed so far. */
  public long bytes() {
    return base + filled;
  }

  private void compact() {
    int start = Math.min(position, filled);
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    base += start;
    filled -= start;
    position -= start;
  }

  private void drain(boolean last) {
    boolean going = true;
    while (going) {
      going = inStep ? read(last) : hunt(last);
    }
  }

  /** Reads packets while in step; false where more bytes are needed. */
  private boolean read(boolean last) {
    while (filled - position >= TsPacket.LENGTH) {
      if (buffer[position] == TsPacket.SYNC) {
        sink.packet(buffer, position, base + position);
      } else if (filled - position > packetLength || last) {
        if (!alone(last)) {
          inStep = false;
          skipped = 0;
          sink.syncLoss(base + position);
          return true;
        }
        sink.syncByteError(base + position);
      } else {
        return false;
      }
      position += packetLength;
    }
    return false;
  }

  /** Whether the packet after this broken one is good, or is not there to be judged. */
  private boolean alone(boolean last) {
    int next = position + packetLength;
    return next < filled ? buffer[next] == TsPacket.SYNC : last;
  }

  /** Looks for a place that is in step; false where more bytes are needed. */
  private boolean hunt(boolean last) {
    int needed = last ? TsPacket.LENGTH : LOOK_AHEAD;
    while (filled - position >= needed) {
      if (buffer[position] == TsPacket.SYNC) {
        for (int length : LENGTHS) {
          if (confirmed(length)) {
            packetLength = length;
            inStep = true;
            long before = length == 192 ? TIME_STAMP : 0;
            sink.synchronised(base + position, Math.max(0, skipped - before), length);
            return true;
          }
        }
      }
      position++;
      skipped++;
    }
    return false;
  }

  /** Whether all of the next five sync bytes that are in the buffer are right. */
  private boolean confirmed(int length) {
    for (int i = 1; i < CONFIRMATIONS; i++) {
      int at = position + i * length;
      if (at < filled && buffer[at] != TsPacket.SYNC) {
        return false;
      }
    }
    return true;
  }
}
