package org.plugcast.renderer.encode;

import org.plugcast.renderer.Profile;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * Filters that make pairs of fields of pictures, and lead those of files through; nothing where the
 * channel is progressive. Pure.
 */
final class Fields {
  /** Scales each field by itself. */
  private static final String EACH = ":interl=1";

  private Fields() {}

  /**
   * Makes a frame of two pictures that follow each other: of each, every second line, weighed with
   * its neighbours so that thin lines do not flicker.
   */
  static String joined(VideoFormat video) {
    return switch (video.scan()) {
      case PROGRESSIVE -> "";
      case TOP_FIELD_FIRST, BOTTOM_FIELD_FIRST ->
          ",interlace=scan=" + order(video.scan()) + ":lowpass=complex";
    };
  }

  /** All of the filter for pictures of a file that fill the screen. */
  static String pictures(Profile profile, VideoRate rate, FieldPlan plan) {
    VideoFormat video = profile.format().video();
    return switch (plan) {
      case SAMPLED, WHOLE, PARTED ->
          moments(profile, rate, Box.whole(profile), plan) + joined(video);
      case KEPT -> framed(video) + placed(profile, rate, video);
      case TURNED ->
          framed(video)
              + ("scale=interl=1,format=yuv422p,fieldorder=" + order(video.scan()) + ",")
              + placed(profile, rate, video);
    };
  }

  /**
   * Pictures of a file in a box, one for each moment that the channel shows. Where they are pairs
   * of fields at its rate, each pair is a frame of the channel.
   */
  static String moments(Profile profile, VideoRate rate, Box box, FieldPlan plan) {
    String pictures = EncoderOptions.pictureFilter(profile, rate, box, plan);
    return plan == FieldPlan.PARTED ? framed(profile.format().video()) + pictures : pictures;
  }

  private static String framed(VideoFormat video) {
    return "fps=" + video.frameRate() + ":start_time=0,";
  }

  private static String placed(Profile profile, VideoRate rate, VideoFormat video) {
    return EncoderOptions.placed(profile, rate, Box.whole(profile), EACH)
        + (",setfield=" + order(video.scan()));
  }

  private static String order(Scan scan) {
    return scan == Scan.BOTTOM_FIELD_FIRST ? "bff" : "tff";
  }

  /** For FFmpeg's encoder of MPEG-2: closed groups; macroblocks may be coded by fields. */
  static String flagsOfMpeg2(VideoFormat video) {
    return video.interlaced() ? "+cgop+ildct+ilme" : "+cgop";
  }

  /** For x264: frames whose macroblocks may be coded by fields. */
  static String ofX264(VideoFormat video) {
    return switch (video.scan()) {
      case PROGRESSIVE -> "";
      case TOP_FIELD_FIRST -> ":tff=1";
      case BOTTOM_FIELD_FIRST -> ":bff=1";
    };
  }
}
