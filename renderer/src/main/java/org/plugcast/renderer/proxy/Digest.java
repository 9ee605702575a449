package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what passes, and how much it was. One thread at a time. */
public final class Digest {
  private final MessageDigest sha256;
  private long bytes;

  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes what is in a buffer, and leaves it there. */
  void update(ByteBuffer buffer) {
    bytes += buffer.remaining();
    sha256.update(buffer.duplicate());
  }

  /** Takes all that comes. */
  public void update(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (int n; (n = in.read(buffer)) > 0; ) {
      update(ByteBuffer.wrap(buffer, 0, n));
    }
  }

  long bytes() {
    return bytes;
  }

  /** The digest; once, at the end. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
