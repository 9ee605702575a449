package org.plugcast.renderer.encode;

/**
 * What was done to the loudness of an item.
 *
 * @param before of its file, mixed to the channel's number of channels
 * @param gainDb by which it was made louder
 * @param peaks whether they had to be limited
 * @param after of what is encoded
 */
public record Levelled(Loudness before, double gainDb, Peaks peaks, Loudness after) {
  /** What became of peaks. */
  public enum Peaks {
    KEPT,
    LIMITED
  }
}
