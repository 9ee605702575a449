package org.plugcast.ts.elementary;

import java.io.IOException;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Finds the packets in bytes of any chunks: 188 bytes each, or 192 with a time code before (as on
 * discs) or 204 with check bytes behind. For one thread.
 */
public final class TransportPackets {
  /** Takes packets in their order. */
  public interface Sink {
    void packet(byte[] bytes, int offset) throws IOException;
  }

  private static final int[] STRIDES = {TsPacket.LENGTH, 192, 204};

  /** Sync bytes in a row that make sure. */
  private static final int CONFIRMATIONS = 5;

  private static final int CAPACITY = 1 << 16;
  private static final int UNKNOWN = 0;

  private final Sink sink;
  private final byte[] buffer = new byte[CAPACITY];
  private int filled;
  private int stride = UNKNOWN;
  private long packets;
  private long slips;

  public TransportPackets(Sink sink) {
    this.sink = sink;
  }

  public void push(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = Math.min(length - done, CAPACITY - filled);
      System.arraycopy(bytes, from + done, buffer, filled, count);
      filled += count;
      done += count;
      drain(CONFIRMATIONS);
    }
  }

  /** The stream ends; what is left of a packet is dropped. */
  public void end() throws IOException {
    drain(1);
    filled = 0;
  }

  /** Packets found so far. */
  public long packets() {
    return packets;
  }

  /** How often packets did not follow on another and had to be looked for. */
  public long slips() {
    return slips;
  }

  private void drain(int confirmations) throws IOException {
    int at = 0;
    while (filled - at >= TsPacket.LENGTH) {
      if (stride != UNKNOWN && TsPacket.synced(buffer, at)) {
        if (filled - at < stride && confirmations > 1) {
          break;
        }
        packets++;
        sink.packet(buffer, at);
        at = Math.min(at + stride, filled);
      } else if (!lock(at, confirmations)) {
        if (filled - at < CONFIRMATIONS * STRIDES[2] + STRIDES[2] && confirmations > 1) {
          break;
        }
        at++;
      }
    }
    System.arraycopy(buffer, at, buffer, 0, filled - at);
    filled -= at;
  }

  /** Whether packets start here; then their distance is known. */
  private boolean lock(int at, int confirmations) {
    if (stride != UNKNOWN) {
      slips++;
    }
    stride = UNKNOWN;
    for (int candidate : STRIDES) {
      if (synced(at, candidate, confirmations)) {
        stride = candidate;
        return true;
      }
    }
    return false;
  }

  private boolean synced(int at, int candidate, int confirmations) {
    for (int i = 0; i < confirmations; i++) {
      int next = at + i * candidate;
      if (next >= filled || !TsPacket.synced(buffer, next)) {
        return false;
      }
    }
    return true;
  }
}
