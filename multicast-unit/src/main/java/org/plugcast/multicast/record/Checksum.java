package org.plugcast.multicast.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.plugcast.ts.multiplex.Digest;

/** SHA-256 of files. */
final class Checksum {
  private static final int CHUNK = 1 << 16;

  private Checksum() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static Digest of(Disk disk, Path file) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = disk.read(file)) {
      int read = in.read(chunk);
      while (read >= 0) {
        sha256.update(chunk, 0, read);
        read = in.read(chunk);
      }
    }
    return Digest.of(sha256.digest());
  }
}
