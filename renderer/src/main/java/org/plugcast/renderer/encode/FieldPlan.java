package org.plugcast.renderer.encode;

import org.plugcast.renderer.Profile;
import org.plugcast.renderer.media.FirstPictures;
import org.plugcast.ts.multiplex.VideoFormat;

/** What becomes of the pictures of a file on an interlaced channel. Pure. */
enum FieldPlan {
  /** Pictures of any kind and rate: one is taken for each field of the channel. */
  SAMPLED,

  /** The same of whole pictures only. */
  WHOLE,

  /** Pairs of fields at the channel's rate that are scaled or laid under a page: taken apart. */
  PARTED,

  /** Pairs of fields that fit the lines and the rate of the channel: as they are. */
  KEPT,

  /** The same in the other order: moved by one line. */
  TURNED;

  /** Of pictures that fill the screen as far as their shape allows. */
  static FieldPlan of(FirstPictures first, Profile profile, VideoRate rate) {
    VideoFormat video = profile.format().video();
    FieldPlan beneath = beneathPage(first, video);
    if (beneath != PARTED || rate.detailPercent() < 100 || !keepsLines(first, profile)) {
      return beneath;
    }
    return first.scan() == video.scan() ? KEPT : TURNED;
  }

  /** Of pictures that a page is laid on. */
  static FieldPlan beneathPage(FirstPictures first, VideoFormat video) {
    if (!video.interlaced()) {
      return SAMPLED;
    }
    if (first.areWhole()) {
      return WHOLE;
    }
    return first.scan().interlaced() && first.areAt(video.frameRate()) ? PARTED : SAMPLED;
  }

  /** Whether scaling leaves the lines alone: bars, if any, are at the sides. */
  private static boolean keepsLines(FirstPictures first, Profile profile) {
    int height = profile.format().video().height();
    double shown = (double) profile.displayWidth() / profile.displayHeight();
    return first.height() == height && height * shown / first.aspect() > height - 1;
  }
}
