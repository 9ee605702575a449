package org.plugcast.caching.preview;

/** What there is to look at of an item. */
public enum PreviewKind {
  POSTER("poster.jpg", "image/jpeg"),
  STRIP("strip.jpg", "image/jpeg"),
  FILM("film.mp4", "video/mp4");

  private final String suffix;
  private final String type;

  PreviewKind(String suffix, String type) {
    this.suffix = suffix;
    this.type = type;
  }

  /** End of the names of its files, after the clip's digest and a point. */
  String suffix() {
    return suffix;
  }

  /** Media type. */
  public String type() {
    return type;
  }
}
