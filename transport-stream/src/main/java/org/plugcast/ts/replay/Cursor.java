package org.plugcast.ts.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Reads the endless stream of a {@link Recording} at any index, fastest in order. Holds 64 KiB and
 * allocates nothing per packet. For one thread.
 */
public final class Cursor {
  private static final int WINDOW_PACKETS = 348;

  private final FileChannel channel;
  private final long start;
  private final Loop loop;
  private final byte[] window = new byte[WINDOW_PACKETS * TsPacket.LENGTH];
  private final ByteBuffer buffer = ByteBuffer.wrap(window);
  private long windowFirst;
  private int windowPackets;

  Cursor(FileChannel channel, long start, Loop loop) {
    this.channel = channel;
    this.start = start;
    this.loop = loop;
  }

  /**
   * Copies packets {@code index} to {@code index + count - 1} of the stream to {@code dst[offset]}
   * and on.
   *
   * @param index 0 or more, of the stream that never ends
   * @throws IOException if the file cannot be read, or has been cut since it was opened
   */
  public void read(long index, int count, byte[] dst, int offset) throws IOException {
    if (index < 0) {
      throw new IllegalArgumentException("packet " + index + ": expected 0 or more");
    }
    Objects.checkFromIndexSize(offset, count * TsPacket.LENGTH, dst.length);
    for (int i = 0; i < count; i++) {
      long packet = (index + i) % loop.length();
      if (packet < windowFirst || packet >= windowFirst + windowPackets) {
        load(packet);
      }
      int from = (int) (packet - windowFirst) * TsPacket.LENGTH;
      int to = offset + i * TsPacket.LENGTH;
      System.arraycopy(window, from, dst, to, TsPacket.LENGTH);
      loop.patch(index + i, dst, to);
    }
  }

  private void load(long first) throws IOException {
    int count = (int) Math.min(WINDOW_PACKETS, loop.length() - first);
    long at = start + first * TsPacket.LENGTH;
    windowPackets = 0;
    buffer.limit(count * TsPacket.LENGTH).position(0);
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at + buffer.position());
      if (read < 0) {
        throw new EOFException("the file has been cut at byte " + (at + buffer.position()));
      }
    }
    windowFirst = first;
    windowPackets = count;
  }
}
