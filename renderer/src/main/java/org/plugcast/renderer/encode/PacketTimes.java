package org.plugcast.renderer.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds where the last picture of a stream ends, in ffprobe's list of packets. One thread. */
final class PacketTimes {
  /**
   * Decoding runs so many seconds ahead of display at most; a greater difference means that the
   * clock of the stream jumps, which ffprobe does not take out.
   */
  private static final double LONGEST_REORDERING = 3;

  private double start;
  private double end = Double.NEGATIVE_INFINITY;

  /** Takes lines {@code packet,PTS,DURATION} and {@code format,START}. */
  void read(InputStream in) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    for (String line; (line = lines.readLine()) != null; ) {
      List<String> words = List.of(line.split(",", 4));
      if (words.size() > 2 && words.getFirst().equals("packet")) {
        end = Math.max(end, number(words.get(1)) + Math.max(0, number(words.get(2))));
      } else if (words.size() > 1 && words.getFirst().equals("format")) {
        start = number(words.get(1));
      }
    }
  }

  /**
   * Seconds from the start of the file to the end of the last picture.
   *
   * @param decoded seconds to the decoding time of the last picture
   */
  double seconds(double decoded) {
    double shown = end - start;
    return shown >= decoded && shown <= decoded + LONGEST_REORDERING ? shown : decoded;
  }

  private static double number(String word) {
    try {
      double value = Double.parseDouble(word);
      return Double.isFinite(value) ? value : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
