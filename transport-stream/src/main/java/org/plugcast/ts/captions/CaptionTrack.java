package org.plugcast.ts.captions;

/** The captions of an item, picture by picture. */
public interface CaptionTrack {
  /**
   * {@code ATSC_user_data()} for the picture that is shown as number {@code displayIndex}; of no
   * length where it has none.
   */
  byte[] userData(int displayIndex);
}
