package org.plugcast.caching.media;

/** Told what lies in the media folder. Called by one thread. */
public interface MediaListener {
  /** A look at the folder succeeded. */
  void seen(MediaScan scan);

  /** The folder cannot be read now: nothing is known. */
  void unreadable(String reason);
}
