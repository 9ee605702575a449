package org.plugcast.renderer.encode;

/**
 * What was measured of the sound of a file before it is encoded.
 *
 * @param seconds that it lasts
 * @param silentHead seconds of silence at its beginning
 * @param silentTail seconds of silence at its end
 */
public record Heard(Loudness loudness, double seconds, double silentHead, double silentTail) {
  /** Whether there is anything but silence. */
  public boolean isSounding() {
    return silentHead < seconds;
  }
}
