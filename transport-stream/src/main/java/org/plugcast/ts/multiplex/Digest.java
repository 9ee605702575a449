package org.plugcast.ts.multiplex;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 of a clip or a timeline, as 64 lower-case hexadecimal digits. */
public record Digest(String hex) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("digest: expected 64 lower-case hexadecimal digits");
    }
  }

  public static Digest of(byte[] sha256) {
    return new Digest(HexFormat.of().formatHex(sha256));
  }

  @Override
  public String toString() {
    return hex;
  }
}
