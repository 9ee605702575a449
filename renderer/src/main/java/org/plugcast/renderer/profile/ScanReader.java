package org.plugcast.renderer.profile;

import java.util.List;
import java.util.Optional;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;

/** What a sheet says of fields, held against what receivers show. Pure. */
final class ScanReader {
  private static final String INTERLACED = "video.interlaced";
  private static final String FIELD_ORDER = "video.fieldOrder";
  private static final String TOP = "top";
  private static final String BOTTOM = "bottom";
  private static final List<Integer> HEIGHTS = List.of(480, 576, 1_080);
  private static final List<FrameRate> RATES =
      List.of(new FrameRate(25, 1), new FrameRate(30_000, 1_001), new FrameRate(30, 1));

  private final ProfileSheet sheet;

  ScanReader(ProfileSheet sheet) {
    this.sheet = sheet;
  }

  /** Throws {@link IllegalArgumentException} that names key, value, limit and clause. */
  Scan scan(int height, FrameRate frameRate) {
    Optional<String> order = sheet.word(FIELD_ORDER, List.of(TOP, BOTTOM));
    if (!sheet.truth(INTERLACED).orElse(false)) {
      Refusal.require(
          order.isEmpty(),
          FIELD_ORDER,
          order.orElse(""),
          "only interlaced video has fields: say \"interlaced\": true, or leave this out");
      return Scan.PROGRESSIVE;
    }
    requireBroadcast(height, frameRate);
    return order.orElse(TOP).equals(TOP) ? Scan.TOP_FIELD_FIRST : Scan.BOTTOM_FIELD_FIRST;
  }

  private static void requireBroadcast(int height, FrameRate frameRate) {
    Refusal.require(
        HEIGHTS.contains(height),
        "video.height",
        height,
        "interlaced video has 480, 576 or 1080 lines (ATSC A/53 part 4 table 6.2, ETSI TS 101 154)");
    Refusal.require(
        RATES.contains(frameRate),
        "video.frameRate",
        frameRate,
        "interlaced video has 25, 30000/1001 or 30 frames in a second, each of two fields"
            + " (ATSC A/53 part 4 table 6.2, ETSI TS 101 154)");
  }
}
