package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Cuts a byte stream at its start codes: ITU-T H.264 annex B, ISO/IEC 13818-2 §6.2.1.
 *
 * <p>Takes bytes in any chunks and holds one segment, from a start code to the next. For one
 * thread.
 */
final class StartCodes {
  /** Bytes of the prefix 00 00 01. */
  static final int LENGTH = 3;

  /** Start code prefix with the zero_byte of annex B. */
  static final byte[] LONG = {0, 0, 0, 1};

  /** Takes segments in their order. */
  interface Sink {
    /**
     * Takes {@code bytes[from..to)}, which starts with 00 00 01 and one more byte.
     *
     * @param position of the start code in the elementary stream, in bytes
     */
    void segment(byte[] bytes, int from, int to, long position) throws IOException;

    /** A segment was too long, and dropped. */
    void oversized(MalformedStreamException fault) throws IOException;
  }

  private final Sink sink;
  private byte[] buffer = new byte[65_536];
  private int filled;
  private int scanned;
  private boolean inside;

  /** Position in the stream of {@code buffer[0]}. */
  private long base;

  StartCodes(Sink sink) {
    this.sink = sink;
  }

  /** Position of the next byte to be pushed. */
  long position() {
    return base + filled;
  }

  /** Byte behind the prefix of the segment under way, if there is one. */
  OptionalInt underWay() {
    return inside ? OptionalInt.of(buffer[LENGTH] & 0xff) : OptionalInt.empty();
  }

  void push(byte[] bytes, int from, int length) throws IOException {
    if (filled + length > UnitBuffer.MAX_LENGTH) {
      reset();
      sink.oversized(UnitBuffer.tooLong(base));
    }
    reserve(filled + length);
    System.arraycopy(bytes, from, buffer, filled, length);
    filled += length;
    cut();
  }

  /** Hands out the last segment. */
  void end() throws IOException {
    if (inside) {
      emit(0, filled);
    }
    reset();
  }

  /** Forgets the segment under way: bytes are missing. */
  void reset() {
    base += filled;
    filled = 0;
    scanned = 0;
    inside = false;
  }

  private void cut() throws IOException {
    int start = 0;
    int at = scanned;
    while ((at = find(at)) >= 0) {
      if (inside) {
        emit(start, at);
      }
      inside = true;
      start = at;
      at += LENGTH;
    }
    int tail = Math.max(filled - LENGTH, 0);
    discard(inside ? start : tail);
    scanned = Math.max(filled - LENGTH, inside ? LENGTH : 0);
  }

  /** Start of the next prefix that a further byte follows, or -1. */
  private int find(int from) {
    int last = filled - LENGTH - 1;
    int at = from;
    while (at <= last) {
      int third = buffer[at + 2];
      if (third == 1) {
        if (buffer[at] == 0 && buffer[at + 1] == 0) {
          return at;
        }
        at += 3;
      } else {
        at += third == 0 ? 1 : 3;
      }
    }
    return -1;
  }

  private void emit(int from, int to) throws IOException {
    if (to - from > LENGTH) {
      sink.segment(buffer, from, to, base + from);
    }
  }

  private void discard(int count) {
    if (count == 0) {
      return;
    }
    System.arraycopy(buffer, count, buffer, 0, filled - count);
    filled -= count;
    base += count;
  }

  private void reserve(int length) {
    if (length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length, buffer.length * 2));
    }
  }
}
