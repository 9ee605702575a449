package org.plugcast.multicast.linux;

import java.util.Locale;

/** Whether the calls of this package can work: on Linux, on a 64-bit little-endian processor. */
public final class Linux {
  private static final String SYSTEM = System.getProperty("os.name", "");
  private static final String PROCESSOR =
      System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);

  private Linux() {}

  /** True on the systems whose structures this package knows. */
  public static boolean isHere() {
    return isKnown(SYSTEM, PROCESSOR);
  }

  static boolean isKnown(String system, String processor) {
    return system.equals("Linux") && (processor.equals("amd64") || processor.equals("aarch64"));
  }

  /** Refuses what needs this system elsewhere. */
  static void require(String what) {
    if (!isHere()) {
      throw new UnsupportedOperationException(
          what + " needs Linux on amd64 or aarch64, this is " + SYSTEM + " on " + PROCESSOR);
    }
  }
}
