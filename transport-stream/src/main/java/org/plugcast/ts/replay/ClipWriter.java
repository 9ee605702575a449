package org.plugcast.ts.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.plugcast.ts.mpeg.TsPacket;

/** Writes packets one after the other; an {@link UncheckedIOException} where the disk is full. */
final class ClipWriter {
  private static final int PACKETS = 348;

  private final FileChannel channel;
  private final byte[] buffer = new byte[PACKETS * TsPacket.LENGTH];
  private int filled;
  private long packets;

  ClipWriter(FileChannel channel) {
    this.channel = channel;
  }

  long packets() {
    return packets;
  }

  void write(byte[] packet, int offset) {
    System.arraycopy(packet, offset, buffer, filled, TsPacket.LENGTH);
    advance();
  }

  private void advance() {
    packets++;
    filled += TsPacket.LENGTH;
    if (filled == buffer.length) {
      flush();
    }
  }

  void flush() {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, filled);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    filled = 0;
  }
}
