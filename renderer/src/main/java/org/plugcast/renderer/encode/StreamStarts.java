package org.plugcast.renderer.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.plugcast.renderer.media.MediaInfo;

/**
 * When the streams of a file start, in seconds from the start of the file. Of some containers
 * ffmpeg counts times from the start of the stream that it is asked for, not from that of the file
 * (those that have {@code AVFMT_TS_DISCONT}); sound and pictures, decoded apart, would not fit
 * together. Pure.
 */
record StreamStarts(Map<Integer, Double> seconds) {
  private static final Set<String> COUNTED_ALONE = Set.of("mpegts", "mpeg", "ogg");

  StreamStarts {
    seconds = Map.copyOf(seconds);
  }

  /** Whether the streams of a file are counted each from its own start. */
  static boolean matter(MediaInfo info) {
    return COUNTED_ALONE.contains(info.format());
  }

  /** Reads ffprobe's lines {@code stream,INDEX,START} and {@code format,START}. */
  static StreamStarts read(InputStream in) throws IOException {
    Map<Integer, Double> starts = new HashMap<>();
    double start = 0;
    String list = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    for (String line : list.lines().toList()) {
      String[] words = line.split(",", -1);
      if (words.length > 2 && words[0].equals("stream") && words[1].matches("\\d{1,6}")) {
        starts.put(Integer.valueOf(words[1]), PacketList.number(words[2]));
      } else if (words.length > 1 && words[0].equals("format")) {
        start = PacketList.number(words[1]);
      }
    }
    double zero = start;
    starts.replaceAll((stream, time) -> time - zero);
    starts.values().removeIf(time -> Double.isNaN(time));
    return new StreamStarts(starts);
  }

  /** Of a stream; 0 where nobody knows. */
  double of(int stream) {
    return seconds.getOrDefault(stream, 0.0);
  }
}
