package org.plugcast.multicast.twin;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Seals heartbeats with a key that both twins have: HMAC-SHA256 (RFC 2104), of which the first half
 * is sent (§5). By {@link MessageDigest}, since {@code javax.crypto.Mac} allocates each time. One
 * thread.
 */
public final class HeartbeatSeal {
  static final int BYTES = 16;

  private static final int SHORTEST_KEY = 16;
  private static final int BLOCK_BYTES = 64;
  private static final int DIGEST_BYTES = 32;

  private final MessageDigest digest = sha256();
  private final byte[] inner = new byte[BLOCK_BYTES];
  private final byte[] outer = new byte[BLOCK_BYTES];
  private final byte[] result = new byte[DIGEST_BYTES];
  private final byte[] message = new byte[Heartbeat.MOST_BYTES];

  /**
   * @param key 16 bytes or more, that nobody else knows
   */
  public HeartbeatSeal(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "heartbeat key of " + key.length + " bytes: expected at least " + SHORTEST_KEY);
    }
    byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? digest.digest(key) : key, BLOCK_BYTES);
    for (int i = 0; i < BLOCK_BYTES; i++) {
      inner[i] = (byte) (block[i] ^ 0x36);
      outer[i] = (byte) (block[i] ^ 0x5c);
    }
  }

  /** Writes the seal of the first {@code length} bytes after them. */
  void write(ByteBuffer buffer, int length) {
    compute(buffer, 0, length);
    buffer.put(length, result, 0, BYTES);
  }

  /** Whether the seal after {@code length} bytes from {@code start} on is theirs. */
  boolean matches(ByteBuffer buffer, int start, int length) {
    compute(buffer, start, length);
    int difference = 0;
    for (int i = 0; i < BYTES; i++) {
      difference |= buffer.get(start + length + i) ^ result[i];
    }
    return difference == 0;
  }

  private void compute(ByteBuffer buffer, int start, int length) {
    buffer.get(start, message, 0, length);
    digest.update(inner);
    digest.update(message, 0, length);
    finish();
    digest.update(outer);
    digest.update(result);
    finish();
  }

  private void finish() {
    try {
      int written = digest.digest(result, 0, DIGEST_BYTES);
      if (written != DIGEST_BYTES) {
        throw new IllegalStateException("SHA-256 of " + written + " bytes");
      }
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
