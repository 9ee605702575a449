package org.plugcast.renderer.encode;

import java.io.IOException;
import java.nio.file.Path;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.ts.multiplex.VideoFormat;

/** Looks at the first pictures of files for what becomes of their fields. */
final class FieldPlans {
  private final MediaProbe probe;

  FieldPlans(FfmpegPrograms programs) {
    this.probe = new MediaProbe(programs);
  }

  /** Of pictures that fill the screen as far as their shape allows. */
  FieldPlan of(Path file, int stream, Profile profile, VideoRate rate)
      throws IOException, InterruptedException {
    if (!profile.format().video().interlaced()) {
      return FieldPlan.SAMPLED;
    }
    return probe
        .firstPictures(file, stream)
        .map(first -> FieldPlan.of(first, profile, rate))
        .orElse(FieldPlan.SAMPLED);
  }

  /** Of pictures that a page is laid on. */
  FieldPlan of(OwnPicture own, VideoFormat video) throws IOException, InterruptedException {
    if (!video.interlaced()) {
      return FieldPlan.SAMPLED;
    }
    return probe
        .firstPictures(own.file(), own.stream())
        .map(first -> FieldPlan.beneathPage(first, video))
        .orElse(FieldPlan.SAMPLED);
  }
}
