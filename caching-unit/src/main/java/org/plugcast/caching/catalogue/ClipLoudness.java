package org.plugcast.caching.catalogue;

/**
 * Loudness of a clip's sound: LKFS, dB of full scale for true peaks. All are 0 where it was not
 * measured, as of streams that were taken as they are.
 *
 * @param fileLkfs of the media file
 * @param filePeakDb of the media file
 * @param gainDb by which it was made louder
 * @param lkfs of the clip
 * @param peakDb of the clip
 * @param limited whether peaks had to be limited
 */
public record ClipLoudness(
    double fileLkfs,
    double filePeakDb,
    double gainDb,
    double lkfs,
    double peakDb,
    boolean limited) {
  public static final ClipLoudness UNKNOWN = new ClipLoudness(0, 0, 0, 0, 0, false);

  /** Whether it was measured. */
  public boolean known() {
    return !equals(UNKNOWN);
  }
}
