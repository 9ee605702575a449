package org.plugcast.ts.foreign;

import java.util.List;
import java.util.Optional;
import org.plugcast.ts.elementary.CodedPicture;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoSequence;

/**
 * What was found of a foreign video.
 *
 * @param frameRate that the time stamps keep to; empty if there is none
 * @param frames that can be taken: from the first random access point to the last whole group
 * @param reorderFrames frames by which decoding runs ahead of display
 * @param start what a decoder can do that starts with the first picture; pictures before it in
 *     order of display are left out already
 * @param largestUnit bytes of the largest access unit
 * @param scan order of the fields, {@code PROGRESSIVE} where the sequence is, or no picture of an
 *     interlaced one has an order
 * @param oddities what keeps it from being taken as it is, in sentences
 */
public record VideoProfile(
    VideoSequence sequence,
    Optional<FrameRate> frameRate,
    int frames,
    int reorderFrames,
    CodedPicture.Access start,
    int largestUnit,
    Scan scan,
    List<String> oddities) {
  public VideoProfile {
    oddities = List.copyOf(oddities);
  }

  String toText() {
    return "video: %s %dx%d%s%s, aspect %s, %s%n"
            .formatted(
                sequence.codec().map(Enum::name).orElse("-") + " " + sequence.profile(),
                sequence.width(),
                sequence.height(),
                sequence.interlaced() ? "i" : "p",
                scan.interlaced() ? " " + scan.label() : "",
                sequence.aspectRatio(),
                frameRate.map(rate -> rate + " frames/s").orElse("no constant frame rate"))
        + "  %d frames, reorder %d, start %s, largest unit %d bytes, buffer %d bits%n"
            .formatted(frames, reorderFrames, start, largestUnit, sequence.bufferBits())
        + StreamProfile.lines(oddities);
  }
}
