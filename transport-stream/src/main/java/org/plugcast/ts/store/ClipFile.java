package org.plugcast.ts.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.plugcast.ts.assemble.ClipAssembler;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Clip;
import org.plugcast.ts.multiplex.ClipIndex;

/**
 * A clip in a file, read through a window of packets. A window that holds anything but packets, as
 * when the file was overwritten, cannot be read. One reader.
 */
public final class ClipFile implements Clip {
  private static final int TRAILER = 16;
  private static final long LONGEST_INDEX = 64 << 20;
  private static final int WINDOW_PACKETS = 256;

  private final Path path;
  private final FileChannel channel;
  private final ClipIndex index;
  private final long packets;
  private final byte[] window = new byte[WINDOW_PACKETS * TsPacket.LENGTH];
  private long windowFirst;
  private int windowPackets;

  private ClipFile(Path path, FileChannel channel, ClipIndex index) {
    this.path = path;
    this.channel = channel;
    this.index = index;
    this.packets = index.packets();
  }

  /** Opens a clip; an {@link IOException} names the file and what is wrong with it. */
  @SuppressWarnings("MustBeClosedChecker") // The channel goes to the clip, which closes it.
  public static ClipFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new ClipFile(path, channel, readIndex(path, channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public ClipIndex index() {
    return index;
  }

  @Override
  public void read(long packet, byte[] dst, int offset) throws IOException {
    if (packet < 0 || packet >= packets) {
      throw new IOException(
          "clip " + path + " has " + packets + " packets, not a number " + packet);
    }
    if (packet < windowFirst || packet >= windowFirst + windowPackets) {
      int count = (int) Math.min(WINDOW_PACKETS, packets - packet);
      windowPackets = 0;
      readFully(
          channel, packet * TsPacket.LENGTH, ByteBuffer.wrap(window, 0, count * TsPacket.LENGTH));
      checkSyncBytes(packet, count);
      windowFirst = packet;
      windowPackets = count;
    }
    int from = (int) (packet - windowFirst) * TsPacket.LENGTH;
    System.arraycopy(window, from, dst, offset, TsPacket.LENGTH);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** ISO/IEC 13818-1 §2.4.3.3. */
  private void checkSyncBytes(long first, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      if (!TsPacket.synced(window, i * TsPacket.LENGTH)) {
        throw new IOException(
            "clip " + path + " has no sync byte at packet " + (first + i) + ": it is damaged");
      }
    }
  }

  private static ClipIndex readIndex(Path path, FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer trailer = ByteBuffer.allocate(TRAILER);
    if (size < TRAILER) {
      throw new IOException("clip " + path + " has " + size + " bytes: too short");
    }
    readFully(channel, size - TRAILER, trailer);
    long length = trailer.getLong(0);
    if (trailer.getLong(8) != ClipAssembler.MAGIC
        || length < 0
        || length > Math.min(LONGEST_INDEX, size - TRAILER)) {
      throw new IOException("clip " + path + " does not end with an index");
    }
    ByteBuffer text = ByteBuffer.allocate((int) length);
    readFully(channel, size - TRAILER - length, text);
    try {
      ClipIndex index = ClipIndex.parse(StandardCharsets.UTF_8.decode(text.flip()).toString());
      if (index.packets() * TsPacket.LENGTH != size - TRAILER - length) {
        throw new IOException("clip " + path + " has another size than its index says");
      }
      return index;
    } catch (IllegalArgumentException e) {
      throw new IOException("clip " + path + ": " + e.getMessage(), e);
    }
  }

  private static void readFully(FileChannel channel, long position, ByteBuffer into)
      throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new EOFException("clip ends at byte " + at);
      }
      at += read;
    }
  }
}
