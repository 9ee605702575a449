package org.plugcast.caching.catalogue;

/** What a media file holds. */
public enum MediaKind {
  AUDIO,
  VIDEO,
  AUDIO_AND_VIDEO,
  PICTURE;

  /** Whether the picture comes from the file and not from a page. */
  public boolean bringsPicture() {
    return this != AUDIO;
  }
}
