package org.plugcast.ts.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Coded frames of one stream, kept in a temporary file: sizes in memory, payload on disk.
 *
 * <p>The file has no name any more once it is open, so that it goes with its process however that
 * ends. For one thread.
 */
public final class ElementarySpool implements AutoCloseable {
  private static final int WINDOW = 1 << 18;

  private final FileChannel channel;
  private final ByteBuffer written = ByteBuffer.allocate(WINDOW);
  private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
  private long[] ends = new long[1_024];
  private int units;
  private long flushed;
  private long windowStart;

  private ElementarySpool(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates a spool whose file is in {@code directory}. */
  @SuppressWarnings("MustBeClosedChecker") // The channel goes to the spool, which closes it.
  public static ElementarySpool create(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "spool", ".es");
    try {
      return new ElementarySpool(
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } finally {
      Files.delete(file);
    }
  }

  /** Units so far. */
  public int units() {
    return units;
  }

  /** Bytes of a unit. */
  public int size(int unit) {
    return (int) (ends[unit] - start(unit));
  }

  /** Adds a unit, {@code bytes[from..from + length)}. */
  public void append(byte[] bytes, int from, int length) throws IOException {
    if (units == ends.length) {
      ends = Arrays.copyOf(ends, units * 2);
    }
    ends[units] = start(units) + length;
    units++;
    int done = 0;
    while (done < length) {
      int count = Math.min(length - done, written.remaining());
      written.put(bytes, from + done, count);
      done += count;
      if (!written.hasRemaining()) {
        flush();
      }
    }
  }

  /** Copies a unit to {@code dst[offset..offset + size)}. */
  public void read(int unit, byte[] dst, int offset) throws IOException {
    if (written.position() > 0) {
      flush();
    }
    long at = start(unit);
    int length = size(unit);
    if (length > WINDOW) {
      readFully(ByteBuffer.wrap(dst, offset, length), at);
      return;
    }
    if (at < windowStart || at + length > windowStart + window.limit()) {
      fill(at);
    }
    window.get((int) (at - windowStart), dst, offset, length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private long start(int unit) {
    return unit == 0 ? 0 : ends[unit - 1];
  }

  private void fill(long at) throws IOException {
    window.clear().limit((int) Math.min(WINDOW, flushed - at));
    windowStart = at;
    try {
      readFully(window, at);
      window.flip();
    } catch (IOException e) {
      window.limit(0);
      throw e;
    }
  }

  private void flush() throws IOException {
    written.flip();
    while (written.hasRemaining()) {
      flushed += channel.write(written, flushed);
    }
    written.clear();
  }

  private void readFully(ByteBuffer into, long position) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new EOFException("spool ends at byte " + at);
      }
      at += read;
    }
  }
}
