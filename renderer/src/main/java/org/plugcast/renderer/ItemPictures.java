package org.plugcast.renderer;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.renderer.encode.FileEncoder;
import org.plugcast.renderer.encode.Pictures;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.page.PageUse;

/**
 * The pictures of an item that brings some: as they are, or with the channel's page, or those of
 * the page in their place.
 */
final class ItemPictures {
  /** So long a still image is shown. */
  static final double IMAGE_SECONDS = 10;

  private final RenderRequest request;
  private final MediaInfo info;
  private final FileEncoder encoder;
  private final PagePictures pages;

  ItemPictures(RenderRequest request, MediaInfo info, FileEncoder encoder, PagePictures pages) {
    this.request = request;
    this.info = info;
    this.encoder = encoder;
    this.pages = pages;
  }

  /** Why they are not shown as they come, in words; empty if they are. */
  Optional<String> reason() {
    return switch (use()) {
      case AUDIO -> Optional.empty();
      case REPLACE -> Optional.of("the page takes the place of its pictures");
      case OVERLAY -> Optional.of("the page is laid on its pictures");
      case SQUEEZE -> Optional.of("the page has its pictures in it");
    };
  }

  private PageUse use() {
    return request.page().use();
  }

  private int stream() {
    return info.videos().getFirst().stream();
  }

  /** How long they are. */
  double seconds() throws IOException, InterruptedException {
    return info.isImage() ? IMAGE_SECONDS : encoder.measure(request.source(), stream());
  }

  /** Exactly {@code frames} of them. A page that cannot be shown with them is left out. */
  Pictures make(VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException, RenderFailedException {
    return switch (use()) {
      case AUDIO -> own(rate, frames, progress);
      case REPLACE -> pages.make(rate, frames, progress);
      case OVERLAY, SQUEEZE -> {
        Optional<Pictures> mixed = pages.on(stream(), rate, frames, progress);
        yield mixed.isPresent() ? mixed.get() : own(rate, frames, progress);
      }
    };
  }

  private Pictures own(VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException {
    return encoder.pictures(request.source(), stream(), request.profile(), rate, frames, progress);
  }
}
