package org.plugcast.caching.http;

import java.util.List;

/** Playlists for players. Pure. */
final class PlaylistText {
  static final String M3U_TYPE = "audio/x-mpegurl";
  static final String PLS_TYPE = "audio/x-scpls";

  private PlaylistText() {}

  /**
   * A line of a playlist.
   *
   * @param title for people
   * @param seconds rounded; -1 where unknown
   */
  record Line(String url, String title, long seconds) {}

  /** Extended M3U. */
  static String m3u(List<Line> lines) {
    StringBuilder text = new StringBuilder("#EXTM3U\n");
    for (Line line : lines) {
      text.append("#EXTINF:").append(line.seconds()).append(',').append(oneLine(line.title()));
      text.append('\n').append(line.url()).append('\n');
    }
    return text.toString();
  }

  /** PLS version 2. */
  static String pls(List<Line> lines) {
    StringBuilder text = new StringBuilder("[playlist]\n");
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      int number = i + 1;
      text.append("File").append(number).append('=').append(line.url()).append('\n');
      text.append("Title").append(number).append('=').append(oneLine(line.title())).append('\n');
      text.append("Length").append(number).append('=').append(line.seconds()).append('\n');
    }
    return text.append("NumberOfEntries=").append(lines.size()).append("\nVersion=2\n").toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
  }
}
