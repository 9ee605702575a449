package org.plugcast.renderer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.plugcast.renderer.encode.FileEncoder;
import org.plugcast.renderer.encode.OwnPicture;
import org.plugcast.renderer.encode.PageEncoder;
import org.plugcast.renderer.encode.PictureTimes;
import org.plugcast.renderer.encode.Pictures;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.encode.Section;
import org.plugcast.renderer.encode.SlideFilm;
import org.plugcast.renderer.encode.Slides;
import org.plugcast.renderer.encode.StillPictures;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PageUse;

/**
 * The pictures of an item that brings some: as they are, or with the channel's page, or those of
 * the page in their place.
 */
final class ItemPictures {
  private final RenderRequest request;
  private final MediaInfo info;
  private final FfmpegPrograms programs;
  private final Path folder;
  private final FileEncoder encoder;
  private final PagePictures pages;
  private Section section;

  /**
   * @param folder for temporary files
   */
  ItemPictures(
      RenderRequest request,
      MediaInfo info,
      FfmpegPrograms programs,
      Path folder,
      PagePictures pages) {
    this.request = request;
    this.info = info;
    this.programs = programs;
    this.folder = folder;
    this.encoder = new FileEncoder(programs, folder);
    this.pages = pages;
    this.section = Section.of(info);
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

  /** How long they are. Looks at the file, also for what is {@link #section} then. */
  double seconds() throws IOException, InterruptedException {
    if (info.isStill()) {
      return request.extent().seconds(info.stills());
    }
    if (!section.isWhole()) {
      section = encoder.fromPicture(request.source(), stream(), section);
      return section.seconds();
    }
    PictureTimes times = encoder.measure(request.source(), stream());
    double beginning = times.beginning(request.profile().format().video().frameRate());
    section = encoder.whole(request.source(), info, beginning);
    return Math.max(0, times.seconds() - beginning);
  }

  /** What is shown of the file. */
  Section section() {
    return section;
  }

  /** What an operator is told of still pictures. */
  String stillWords() {
    String time = String.format(Locale.ROOT, "%.3f", request.extent().seconds(1));
    String seconds = time.replaceAll("\\.?0+$", "");
    return info.stills() == 1
        ? "a still image: shown for " + seconds + " s"
        : info.stills() + " still pictures: each shown for " + seconds + " s";
  }

  /** Exactly {@code frames} of them. A page that cannot be shown with them is left out. */
  Pictures make(VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException, RenderFailedException {
    return switch (use()) {
      case AUDIO -> own(rate, frames, progress);
      case REPLACE -> pages.make(rate, frames, progress);
      case OVERLAY, SQUEEZE -> {
        Optional<Pictures> mixed = pages.on(beneath(rate), rate, frames, progress);
        yield mixed.isPresent() ? mixed.get() : own(rate, frames, progress);
      }
    };
  }

  private Pictures own(VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException {
    return info.isStill()
        ? slides(rate, frames, progress)
        : encoder.pictures(
            request.source(), stream(), section, request.profile(), rate, frames, progress);
  }

  private Pictures slides(VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException {
    PageEncoder still = new PageEncoder(programs, folder);
    try (Slides slides =
        new Slides(stills(), request.profile(), rate, request.extent().seconds(1))) {
      return still.pictures(slides, request.profile(), rate, frames, progress);
    } catch (PageFailedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private StillPictures stills() {
    return new StillPictures(programs, request.source(), info, request.profile(), folder);
  }

  /** What lies beneath a page: a film in any case. */
  private OwnPicture beneath(VideoRate rate) throws IOException, InterruptedException {
    if (!info.isStill()) {
      return new OwnPicture(request.source(), stream(), section, Optional.empty());
    }
    Path film = folder.resolve("slides.nut");
    if (!Files.exists(film)) {
      SlideFilm.make(programs, stills(), rate, request.extent().still(), film);
    }
    return new OwnPicture(film, 0, Section.WHOLE, Optional.empty());
  }
}
