package org.plugcast.ts.multiplex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.MuxRate;

/**
 * What all clips of a channel share, so that any of them may follow any other.
 *
 * @param startDelayTicks from the first packet of a clip to the decoding of its first picture, in
 *     27 MHz ticks
 */
public record ChannelFormat(
    MuxRate rate, VideoFormat video, AudioFormat audio, long startDelayTicks) {
  private static final Pattern PICTURE = Pattern.compile("(\\d{1,9})x(\\d{1,9})([a-z]+)");

  public ChannelFormat {
    if (startDelayTicks < 2_700_000 || startDelayTicks > video.longestStayTicks()) {
      throw new IllegalArgumentException(
          "start delay of "
              + startDelayTicks / 27_000
              + " ms: expected 100 to "
              + video.longestStayTicks() / 27_000);
    }
  }

  /** One line: the words of the canonical texts, separated by blanks. */
  public String toText() {
    return String.join(
        " ",
        Long.toString(rate.bitsPerSecond()),
        video.codec().label(),
        video.width() + "x" + video.height() + video.scan().suffix(),
        video.frameRate().toString(),
        Integer.toString(video.reorderFrames()),
        Long.toString(video.bufferBits()),
        audio.codec().label(),
        Integer.toString(audio.channels()),
        Integer.toString(audio.bitsPerSecond()),
        Integer.toString(audio.packetsPerFrame()),
        Long.toString(startDelayTicks));
  }

  /** Reads {@link #toText}; throws {@link IllegalArgumentException} with the word that is wrong. */
  public static ChannelFormat parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 11) {
      throw new IllegalArgumentException("format: expected 11 words, found " + words.length);
    }
    Matcher picture = PICTURE.matcher(words[2]);
    if (!picture.matches()) {
      throw new IllegalArgumentException("picture size " + words[2] + ": expected like 1280x720p");
    }
    return new ChannelFormat(
        new MuxRate(number(words[0])),
        new VideoFormat(
            VideoCodec.ofLabel(words[1]),
            (int) number(picture.group(1)),
            (int) number(picture.group(2)),
            FrameRate.parse(words[3]),
            (int) number(words[4]),
            number(words[5]),
            Scan.ofSuffix(picture.group(3))),
        new AudioFormat(
            AudioCodec.ofLabel(words[6]),
            (int) number(words[7]),
            (int) number(words[8]),
            (int) number(words[9])),
        number(words[10]));
  }

  private static long number(String word) {
    try {
      return Math.toIntExact(Long.parseLong(word));
    } catch (NumberFormatException | ArithmeticException e) {
      throw new IllegalArgumentException("format: " + word + " is no number in range", e);
    }
  }
}
