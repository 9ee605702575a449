package org.plugcast.renderer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.encode.Frames;
import org.plugcast.renderer.media.ChapterTable;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.media.RefusedMediaException;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PagePreview;

/** The page of an item in an operator's own browser, told what it would be told on air. */
public final class ItemPreview implements AutoCloseable {
  private final PagePreview preview;

  private ItemPreview(PagePreview preview) {
    this.preview = preview;
  }

  /**
   * Serves the page of an item.
   *
   * @param port on the loop-back interface, 0 for any that is free
   * @throws RenderFailedException with a reason for an operator, if it is the item or the page
   */
  public static ItemPreview open(RenderRequest request, FfmpegPrograms programs, int port)
      throws IOException, InterruptedException, RenderFailedException {
    try {
      return open(request, new MediaProbe(programs).probe(request.source()), programs, port);
    } catch (RefusedMediaException e) {
      throw new RenderFailedException(String.valueOf(e.getMessage()), e);
    } catch (ChildFailedException e) {
      throw new RenderFailedException("not a media file that ffmpeg knows: " + e.getMessage(), e);
    }
  }

  /**
   * Serves the page of an item of which there is no media file yet.
   *
   * @param request whose source is a name and nothing more
   */
  public static ItemPreview open(
      RenderRequest request, Duration duration, FfmpegPrograms programs, int port)
      throws IOException, InterruptedException, RenderFailedException {
    MediaInfo silence =
        new MediaInfo(
            "",
            Optional.of(duration),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            0,
            ChapterTable.NONE,
            Optional.empty(),
            List.of());
    return open(request, silence, programs, port);
  }

  private static ItemPreview open(
      RenderRequest request, MediaInfo info, FfmpegPrograms programs, int port)
      throws IOException, InterruptedException, RenderFailedException {
    PagePictures pictures =
        new PagePictures(
            request, info, Rendering.metadata(request, info), programs, Path.of("nowhere"));
    double seconds =
        info.isStill()
            ? request.extent().seconds(info.stills())
            : info.duration().orElse(Duration.ZERO).toNanos() / 1e9;
    int frames = Math.max(1, Frames.ofSeconds(request.profile(), seconds));
    try {
      return new ItemPreview(PagePreview.open(pictures.pageRequest(request.page(), frames), port));
    } catch (PageFailedException e) {
      throw new RenderFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Where a browser finds it. */
  public URI address() {
    return preview.address();
  }

  @Override
  public void close() {
    preview.close();
  }
}
