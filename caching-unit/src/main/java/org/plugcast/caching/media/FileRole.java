package org.plugcast.caching.media;

import java.util.Locale;
import java.util.Set;

/** What a file is for, judged by its name alone. */
enum FileRole {
  /** To be played; whether it can be is found when it is opened. */
  MEDIA,
  /** A text by its name: never makes a folder a channel, but is listed with the reason. */
  DOCUMENT,
  /** May be the cover of the media beside it. */
  PICTURE,
  /** What is known of the media beside it, such as {@code NAME.json}. */
  SIDECAR,
  /** An order of the channel's files. */
  PLAYLIST,
  /** Hidden, half written or of the desktop. */
  PASSED_OVER;

  private static final Set<String> UNFINISHED =
      Set.of("part", "partial", "filepart", "crdownload", "download", "tmp", "temp", "swp", "lock");

  private static final Set<String> DESKTOP = Set.of("thumbs.db", "desktop.ini", "lost+found");

  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp");

  private static final Set<String> DOCUMENTS =
      Set.of(
          "txt", "md", "nfo", "log", "htm", "html", "doc", "docx", "odt", "rtf", "csv", "xml",
          "yaml", "yml", "cue", "sfv", "md5", "sha256", "url", "ini", "lrc", "srt", "vtt", "css",
          "js", "sh", "py", "zip", "gz", "tar");

  static FileRole of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String extension = extension(lower);
    if (isPassedOver(lower, extension)) {
      return PASSED_OVER;
    }
    if (isPlaylist(lower, extension)) {
      return PLAYLIST;
    }
    if (PICTURES.contains(extension)) {
      return PICTURE;
    }
    if (extension.equals("json")) {
      return SIDECAR;
    }
    return DOCUMENTS.contains(extension) ? DOCUMENT : MEDIA;
  }

  private static boolean isPassedOver(String lower, String extension) {
    return lower.startsWith(".")
        || lower.endsWith("~")
        || lower.startsWith("~$")
        || UNFINISHED.contains(extension)
        || DESKTOP.contains(lower);
  }

  private static boolean isPlaylist(String lower, String extension) {
    return lower.equals(Listing.JSON_NAME) || extension.equals("m3u") || extension.equals("m3u8");
  }

  /** What follows the last dot, or an empty string. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1);
  }

  /** The name without what follows the last dot. */
  static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
