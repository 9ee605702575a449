package org.plugcast.renderer.profile;

/** Says what is wrong with a value of a profile. */
final class Refusal {
  private Refusal() {}

  /**
   * A value that is not allowed.
   *
   * @param reason what is expected, with the limit and its clause
   */
  static IllegalArgumentException of(String key, Object value, String reason) {
    return new IllegalArgumentException(key + " = " + value + ": " + reason);
  }

  static void require(boolean good, String key, Object value, String reason) {
    if (!good) {
      throw of(key, value, reason);
    }
  }
}
