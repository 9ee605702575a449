package org.plugcast.renderer.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.page.Patch;

/** Still pictures as a film without loss, for what takes films only. */
public final class SlideFilm {
  /** For the head of the file, and for each of its pictures. */
  private static final int OVERHEAD_BYTES = 1 << 16;

  /** Starting included. */
  private static final Duration FOR_EACH = Duration.ofMinutes(2);

  private SlideFilm() {}

  /**
   * Makes it.
   *
   * @param each how long a picture is shown
   * @param film file that is made
   */
  public static void make(
      FfmpegPrograms programs, StillPictures pictures, VideoRate rate, Duration each, Path film)
      throws IOException, InterruptedException {
    long bytes = (long) pictures.width() * pictures.height() * Patch.PIXEL + OVERHEAD_BYTES;
    Limits limits =
        new Limits(FOR_EACH.multipliedBy(pictures.count()), bytes * (pictures.count() + 1));
    List<String> command =
        Commands.film(programs.ffmpeg(), pictures.width(), pictures.height(), each);
    try (Child child = Child.fedInto(film, command, limits, line -> {})) {
      for (int number = 1; number <= pictures.count(); number++) {
        feed(child, pictures.picture(number, rate));
      }
      child.input().close();
      child.awaitEnd();
    }
  }

  private static void feed(Child child, byte[] picture) throws IOException, InterruptedException {
    try {
      child.input().write(picture);
    } catch (IOException e) {
      // Its end tells more than its pipe does.
      child.awaitEnd();
      throw e;
    }
  }
}
