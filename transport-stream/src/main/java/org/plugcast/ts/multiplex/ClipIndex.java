package org.plugcast.ts.multiplex;

import java.util.ArrayList;
import java.util.List;

/**
 * What a clip holds. Packets of the clip are numbered: row by row its PCR-only packet and its video
 * packets, then audio frame by audio frame.
 *
 * @param frames video frames
 * @param rows rows that the clip fills with video
 * @param audioFrames audio frames with the spare one at the end
 * @param videoPackets packets that bear video payload; a multiple of 16
 * @param randomAccess pictures at which decoding may start
 */
public record ClipIndex(
    ChannelFormat format,
    int frames,
    int rows,
    int audioFrames,
    long videoPackets,
    List<RandomAccessPoint> randomAccess) {
  private static final String HEAD = "plugcast-clip 1";

  /** A picture at which decoding may start: its frame number and the clip packet that begins it. */
  public record RandomAccessPoint(int frame, long packet) {}

  public ClipIndex {
    if (frames < 1 || rows < 1 || audioFrames < 1) {
      throw new IllegalArgumentException("clip of " + frames + " frames in " + rows + " rows");
    }
    if (videoPackets % 16 != 0) {
      throw new IllegalArgumentException(
          videoPackets + " video packets: expected a multiple of 16");
    }
    randomAccess = List.copyOf(randomAccess);
    if (randomAccess.isEmpty() || randomAccess.getFirst().frame() != 0) {
      throw new IllegalArgumentException("clip does not start with a random access point");
    }
  }

  /** Packets of the whole clip. */
  public long packets() {
    return audioPacket(RowLayout.of(format), audioFrames, 0);
  }

  /** Clip packet of a row's PCR-only packet; its video packets follow. */
  static long rowPacket(RowLayout layout, long row) {
    return row * (1 + layout.videoSlots());
  }

  /** Clip packet of the {@code part}-th packet of an audio frame. */
  long audioPacket(RowLayout layout, long audioFrame, int part) {
    return rowPacket(layout, rows) + audioFrame * format.audio().packetsPerFrame() + part;
  }

  /** Canonical text. */
  public String toText() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    text.append("format ").append(format.toText()).append('\n');
    text.append("frames ").append(frames).append('\n');
    text.append("rows ").append(rows).append('\n');
    text.append("audio-frames ").append(audioFrames).append('\n');
    text.append("video-packets ").append(videoPackets).append('\n');
    for (RandomAccessPoint point : randomAccess) {
      text.append("random-access ").append(point.frame()).append(' ').append(point.packet());
      text.append('\n');
    }
    return text.toString();
  }

  /** Reads {@link #toText}; throws {@link IllegalArgumentException} naming what is wrong. */
  public static ClipIndex parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 7 || !lines.getFirst().equals(HEAD)) {
      throw new IllegalArgumentException("clip index: expected \"" + HEAD + "\" and six lines");
    }
    List<RandomAccessPoint> points = new ArrayList<>();
    for (String line : lines.subList(6, lines.size())) {
      String[] words = value(line, "random-access").split(" ", -1);
      if (words.length != 2) {
        throw new IllegalArgumentException("clip index: " + line);
      }
      points.add(new RandomAccessPoint(integer(words[0]), number(words[1])));
    }
    return new ClipIndex(
        ChannelFormat.parse(value(lines.get(1), "format")),
        integer(value(lines.get(2), "frames")),
        integer(value(lines.get(3), "rows")),
        integer(value(lines.get(4), "audio-frames")),
        number(value(lines.get(5), "video-packets")),
        points);
  }

  private static String value(String line, String key) {
    if (!line.startsWith(key + " ")) {
      throw new IllegalArgumentException("clip index: expected " + key + ", found " + line);
    }
    return line.substring(key.length() + 1);
  }

  private static int integer(String word) {
    long number = number(word);
    if (number != (int) number) {
      throw new IllegalArgumentException("clip index: " + word + " is out of range");
    }
    return (int) number;
  }

  private static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("clip index: " + word + " is no number", e);
    }
  }
}
