package org.plugcast.renderer.encode;

import java.util.List;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * How colours become luma and chroma: ITU-R BT.709 for pictures of 720 lines and more, SMPTE 170M
 * below; always in the limited range (16 to 235).
 */
public enum ColourSpace {
  BT709("bt709", 0.2126, 0.0722),
  SMPTE170M("smpte170m", 0.299, 0.114);

  private final String label;
  private final double redShare;
  private final double blueShare;

  ColourSpace(String label, double redShare, double blueShare) {
    this.label = label;
    this.redShare = redShare;
    this.blueShare = blueShare;
  }

  public static ColourSpace of(VideoFormat video) {
    return video.height() >= 720 ? BT709 : SMPTE170M;
  }

  double redShare() {
    return redShare;
  }

  double blueShare() {
    return blueShare;
  }

  String matrix() {
    return label;
  }

  /** Tags in the coded stream. */
  List<String> tags() {
    return List.of(
        "-colorspace", label, "-color_primaries", label, "-color_trc", label, "-color_range", "tv");
  }

  /** States what the pictures are, changing none of them. */
  String filter() {
    return "setparams=range=tv:colorspace=%1$s:color_primaries=%1$s:color_trc=%1$s"
        .formatted(label);
  }
}
