package org.plugcast.renderer;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.child.Confinement;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.media.RefusedMediaException;
import org.plugcast.ts.store.ClipStore;

/**
 * Makes items ready for air.
 *
 * <p>Immutable; any number of threads may render at once. Interrupting the thread that renders ends
 * its children and removes its temporary files.
 */
public final class ItemRenderer {
  /** Free space that stays untouched for the rest of the machine. */
  private static final long RESERVE_BYTES = 256L << 20;

  private static final double LONGEST_SECONDS = 24 * 3600.0;

  private final FfmpegPrograms programs;
  private final ClipStore store;
  private final MediaProbe probe;

  public ItemRenderer(FfmpegPrograms programs, ClipStore store) {
    this.programs = programs;
    this.store = store;
    this.probe = new MediaProbe(programs);
  }

  /**
   * Renders an item into the store.
   *
   * @param workFolder where temporary files may be
   * @throws RenderFailedException with a reason for an operator, if it is the item that is at fault
   * @throws IOException if it is this machine; its message says what
   */
  public RenderedItem render(RenderRequest request, Path workFolder, Progress progress)
      throws RenderFailedException, IOException, InterruptedException {
    try {
      return rendered(request, workFolder, progress);
    } catch (ClosedByInterruptException e) {
      throw Child.stopped(e);
    }
  }

  private RenderedItem rendered(RenderRequest request, Path workFolder, Progress progress)
      throws RenderFailedException, IOException, InterruptedException {
    requireContent(request.source());
    MediaInfo info = meant(probed(request.source()), request.extent());
    requireRoom(info, request, workFolder);
    Path folder = Files.createTempDirectory(Files.createDirectories(workFolder), "render");
    try {
      return new Rendering(request, info, programs, store, folder, progress).run();
    } catch (ChildFailedException e) {
      throw new RenderFailedException(String.valueOf(e.getMessage()), e);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw isDiskFull(e) ? new IOException("the disk is full: " + e.getMessage(), e) : e;
    } finally {
      Confinement.discard(folder);
    }
  }

  /** The operating system's words (ENOSPC, EDQUOT) are all that Java passes on. */
  private static boolean isDiskFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left on device") || message.contains("Disk quota exceeded");
  }

  private static void requireContent(Path source) throws RenderFailedException, IOException {
    if (!Files.isRegularFile(source)) {
      throw new RenderFailedException("there is no such file, or it is not a regular one");
    }
    if (!Files.isReadable(source)) {
      throw new RenderFailedException("the file may not be read");
    }
    if (Files.size(source) == 0) {
      throw new RenderFailedException("the file has 0 bytes");
    }
  }

  private MediaInfo probed(Path source)
      throws RenderFailedException, IOException, InterruptedException {
    MediaInfo info;
    try {
      info = probe.probe(source);
    } catch (RefusedMediaException e) {
      throw new RenderFailedException(String.valueOf(e.getMessage()), e);
    } catch (ChildFailedException e) {
      throw new RenderFailedException("not a media file that ffmpeg knows: " + e.getMessage(), e);
    }
    if (info.audios().isEmpty() && info.videos().isEmpty()) {
      throw new RenderFailedException("no audio and no video stream in the file");
    }
    return info;
  }

  /** What of a file is the item. */
  private static MediaInfo meant(MediaInfo info, Extent extent) throws RenderFailedException {
    if (info.isStill() && extent.seconds(info.stills()) > LONGEST_SECONDS) {
      throw new RenderFailedException(
          String.format(
              Locale.ROOT,
              "%d pictures of %.0f s each last longer than a day",
              info.stills(),
              extent.seconds(1)));
    }
    if (extent.chapter().isEmpty()) {
      return info;
    }
    int number = extent.chapter().get();
    return info.chapters()
        .chapter(number)
        .map(info::of)
        .orElseThrow(
            () ->
                new RenderFailedException(
                    "it has no chapter " + number + ", but " + info.chapters().chapters().size()));
  }

  /** Coded frames wait in temporary files and are then assembled: room for both is needed. */
  private static void requireRoom(MediaInfo info, RenderRequest request, Path workFolder)
      throws IOException {
    Files.createDirectories(workFolder);
    double seconds =
        info.isStill()
            ? request.extent().seconds(info.stills())
            : info.duration().map(d -> d.toNanos() / 1e9).orElse(60.0);
    long needed = (long) (seconds * request.profile().format().rate().bitsPerSecond() / 8 * 2);
    long free = Files.getFileStore(workFolder).getUsableSpace();
    if (free < needed + RESERVE_BYTES) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the disk of %s is too full: %d MB are free, %d MB are needed",
              workFolder,
              free >> 20,
              needed + RESERVE_BYTES >> 20));
    }
  }
}
