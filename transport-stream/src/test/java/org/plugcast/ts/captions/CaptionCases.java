package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.List;
import org.plugcast.ts.elementary.FrameRate;

/** Cues, frame rates and user data for tests. */
final class CaptionCases {
  static final FrameRate NTSC = new FrameRate(30_000, 1_001);

  private CaptionCases() {}

  static Cue cue(long begin, long end, String... lines) {
    return new Cue(begin, end, List.of(lines), Cue.Place.BOTTOM);
  }

  /** Constructs of a picture's user data, as {@code type valid first second}. */
  record Construct(int type, boolean valid, int first, int second) {}

  static List<Construct> constructs(byte[] userData) {
    List<Construct> found = new ArrayList<>();
    int count = userData[5] & 0x1f;
    for (int i = 0; i < count; i++) {
      int at = 7 + 3 * i;
      int head = userData[at] & 0xff;
      found.add(
          new Construct(
              head & 3, (head & 4) != 0, userData[at + 1] & 0xff, userData[at + 2] & 0xff));
    }
    return found;
  }

  /** What a receiver of CC1 shows of a track. */
  static List<Line21Decoder.Seen> seen(CaptionTrack track, int frames) {
    Line21Decoder decoder = new Line21Decoder();
    for (int frame = 0; frame < frames; frame++) {
      for (Construct construct : constructs(track.userData(frame))) {
        if (construct.valid() && construct.type() == 0) {
          decoder.pair(construct.first(), construct.second());
        }
      }
    }
    return decoder.seen();
  }
}
