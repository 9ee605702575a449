package org.plugcast.renderer.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.page.Patch;
import org.plugcast.renderer.pdf.PdfPages;

/**
 * The still pictures of a file, as a channel shows them: an image, or the pages of a document. What
 * is transparent is black. One thread.
 */
public final class StillPictures {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int OPAQUE = 255;

  private final Path ffmpeg;
  private final Path source;
  private final MediaInfo info;
  private final Path folder;
  private final int width;
  private final int height;

  /**
   * @param info of the file, which has still pictures
   * @param folder for temporary files
   */
  public StillPictures(
      FfmpegPrograms programs, Path source, MediaInfo info, Profile profile, Path folder) {
    this.ffmpeg = programs.ffmpeg();
    this.source = source;
    this.info = info;
    this.folder = folder;
    this.width = profile.format().video().width();
    this.height = Math.max(2, (int) Math.round(profile.pageHeight() * profile.pageScale()));
  }

  public int count() {
    return info.stills();
  }

  /** Of each picture, in square pixels: that of the channel. */
  int width() {
    return width;
  }

  /** Of each picture, in square pixels. */
  int height() {
    return height;
  }

  /**
   * A picture in the layout of {@link Patch}.
   *
   * @param number from 1
   */
  byte[] picture(int number, VideoRate rate) throws IOException, InterruptedException {
    if (!info.format().equals(MediaProbe.PDF)) {
      return decoded(source, rate);
    }
    Path page = folder.resolve("page.ppm");
    try {
      new PdfPages(source).draw(number, Math.max(width, height), page);
      return decoded(page, rate);
    } finally {
      Files.deleteIfExists(page);
    }
  }

  private byte[] decoded(Path file, VideoRate rate) throws IOException, InterruptedException {
    int bytes = width * height * Patch.PIXEL;
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes);
    List<String> command = Commands.still(ffmpeg, rate, width, height);
    try (Child child = Child.reading(file, command, new Limits(PATIENCE, bytes), line -> {})) {
      child.drainTo(out);
      if (out.size() != bytes) {
        throw new ChildFailedException("no picture in it could be decoded: " + child.said());
      }
    }
    byte[] pixels = out.toByteArray();
    layOnBlack(pixels);
    return pixels;
  }

  /** Multiplies colours by alpha, as pages do. */
  private static void layOnBlack(byte[] pixels) {
    for (int at = 0; at < pixels.length; at += Patch.PIXEL) {
      int alpha = pixels[at + Patch.PIXEL - 1] & 0xff;
      if (alpha != OPAQUE) {
        for (int colour = at; colour < at + Patch.PIXEL - 1; colour++) {
          pixels[colour] = (byte) (((pixels[colour] & 0xff) * alpha + OPAQUE / 2) / OPAQUE);
        }
        pixels[at + Patch.PIXEL - 1] = (byte) OPAQUE;
      }
    }
  }
}
