package org.plugcast.renderer.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** ffprobe's list of packets: lines {@code packet,PTS,DURATION}, then {@code format,START}. */
final class PacketList {
  /** Takes what is in the list; times and durations in seconds, NaN where they are not known. */
  interface Reader {
    void packet(double time, double duration);

    /** Start of the file. */
    void start(double time);
  }

  private PacketList() {}

  static void read(InputStream in, Reader reader) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    for (String line; (line = lines.readLine()) != null; ) {
      List<String> words = List.of(line.split(",", 4));
      if (words.size() > 2 && words.getFirst().equals("packet")) {
        reader.packet(number(words.get(1)), number(words.get(2)));
      } else if (words.size() > 1 && words.getFirst().equals("format")) {
        reader.start(number(words.get(1)));
      }
    }
  }

  /** A number; NaN if it is none. */
  static double number(String word) {
    try {
      double value = Double.parseDouble(word);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
