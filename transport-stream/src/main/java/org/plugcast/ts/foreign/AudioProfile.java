package org.plugcast.ts.foreign;

import java.util.List;
import org.plugcast.ts.elementary.AudioFrame;

/**
 * What was found of a foreign audio.
 *
 * @param frame header of the first frame
 * @param frames from the start of the video on
 * @param bitsPerSecond mean rate
 * @param smallestFrame bytes
 * @param largestFrame bytes
 * @param offsetTicks from the start of the video to that of the first frame, in 27 MHz ticks;
 *     within half a frame unless the audio starts late
 * @param oddities what keeps it from being taken as it is, in sentences
 */
public record AudioProfile(
    AudioFrame frame,
    int frames,
    int bitsPerSecond,
    int smallestFrame,
    int largestFrame,
    long offsetTicks,
    List<String> oddities) {
  public AudioProfile {
    oddities = List.copyOf(oddities);
  }

  String toText() {
    return "audio: %s %d Hz, %d channels, %d bit/s%n"
            .formatted(frame.coding().label(), frame.sampleRate(), frame.channels(), bitsPerSecond)
        + "  %d frames of %d samples in %d to %d bytes, offset %d us%n"
            .formatted(frames, frame.samples(), smallestFrame, largestFrame, offsetTicks / 27)
        + StreamProfile.lines(oddities);
  }
}
