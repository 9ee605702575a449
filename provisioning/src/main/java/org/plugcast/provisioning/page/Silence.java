package org.plugcast.provisioning.page;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A sound file of silence: WAVE, 48 kHz, 16 bits, mono. It takes no room on the disk. */
final class Silence {
  private static final int SAMPLE_RATE = 48_000;
  private static final int BYTES = 2;
  private static final int HEAD = 44;
  private static final short PCM = 1;
  private static final int FORMAT_LENGTH = 16;

  private Silence() {}

  static void write(Path file, Duration length) throws IOException {
    long samples = Math.round(length.toNanos() / 1e9 * SAMPLE_RATE);
    int bytes = Math.toIntExact(samples * BYTES);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(head(bytes));
      out.setLength(HEAD + (long) bytes);
    }
  }

  private static byte[] head(int bytes) {
    return ByteBuffer.allocate(HEAD)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(letters("RIFF"))
        .putInt(HEAD - 8 + bytes)
        .put(letters("WAVEfmt "))
        .putInt(FORMAT_LENGTH)
        .putShort(PCM)
        .putShort((short) 1)
        .putInt(SAMPLE_RATE)
        .putInt(SAMPLE_RATE * BYTES)
        .putShort((short) BYTES)
        .putShort((short) (8 * BYTES))
        .put(letters("data"))
        .putInt(bytes)
        .array();
  }

  private static byte[] letters(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
