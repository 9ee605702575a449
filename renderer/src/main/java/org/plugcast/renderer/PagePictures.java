package org.plugcast.renderer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plugcast.renderer.encode.FileEncoder;
import org.plugcast.renderer.encode.Frames;
import org.plugcast.renderer.encode.OwnPicture;
import org.plugcast.renderer.encode.PageEncoder;
import org.plugcast.renderer.encode.Pictures;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.Lyrics;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.page.Backdrop;
import org.plugcast.renderer.page.PageCapture;
import org.plugcast.renderer.page.PageContext;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PageRequest;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.proxy.Loaded;

/**
 * Pictures of pages: the page that was asked for, or the default one where there would be none
 * without it.
 */
final class PagePictures {
  private final RenderRequest request;
  private final Profile profile;
  private final MediaInfo info;
  private final Map<String, String> metadata;
  private final MediaProbe probe;
  private final PageEncoder encoder;
  private final FileEncoder black;
  private Optional<String> failure = Optional.empty();
  private List<Loaded> loaded = List.of();
  private int captured;

  PagePictures(
      RenderRequest request,
      MediaInfo info,
      Map<String, String> metadata,
      FfmpegPrograms programs,
      Path folder) {
    this.request = request;
    this.profile = request.profile();
    this.info = info;
    this.metadata = metadata;
    this.probe = new MediaProbe(programs);
    this.encoder = new PageEncoder(programs, folder);
    this.black = new FileEncoder(programs, folder);
  }

  /** What the page loaded that is shown. */
  List<Loaded> loaded() {
    return loaded;
  }

  /** Pictures of the page that is shown, each different from the one before. */
  int captured() {
    return captured;
  }

  /** Why the page that was asked for is not shown. */
  Optional<String> failure() {
    return failure;
  }

  /**
   * Exactly {@code frames} of them. The default page takes over where the other cannot be shown.
   */
  Pictures make(VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException, RenderFailedException {
    if (request.page().equals(ChannelPage.NONE)) {
      return black.black(profile, rate, frames, progress);
    }
    if (!isDefault() && failure.isEmpty()) {
      try {
        return of(request.page(), rate, frames, progress);
      } catch (PageFailedException e) {
        failure = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    try {
      return of(ChannelPage.DEFAULT, rate, frames, progress);
    } catch (PageFailedException e) {
      throw new RenderFailedException("the default page cannot be shown: " + e.getMessage(), e);
    }
  }

  private Pictures of(ChannelPage page, VideoRate rate, int frames, Progress progress)
      throws IOException, PageFailedException, InterruptedException {
    try (PageCapture capture = PageCapture.open(pageRequest(page, frames))) {
      Pictures pictures = encoder.pictures(capture, profile, rate, frames, progress);
      loaded = capture.loaded();
      captured = capture.pictures();
      return pictures;
    }
  }

  /**
   * Exactly {@code frames} of the item's own pictures with the page on them; empty if it cannot be
   * shown.
   *
   * @param own pictures of the item
   */
  Optional<Pictures> on(OwnPicture own, VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException {
    if (failure.isPresent()) {
      return Optional.empty();
    }
    try (PageCapture capture = PageCapture.open(pageRequest(request.page(), frames))) {
      OwnPicture placed =
          request.page().use() == PageUse.SQUEEZE ? own.in(capture.pictureArea()) : own;
      Pictures pictures = encoder.picturesOn(placed, capture, profile, rate, frames, progress);
      loaded = capture.loaded();
      captured = capture.pictures();
      return Optional.of(pictures);
    } catch (PageFailedException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** What a page is told of the item, and how large it is. */
  PageRequest pageRequest(ChannelPage page, int frames) throws IOException, InterruptedException {
    return new PageRequest(
        page.address(),
        context(frames),
        page.hosts(),
        profile.pageWidth(),
        profile.pageHeight(),
        profile.pageScale(),
        profile.safeMargin(),
        profile.format().video().momentRate(),
        backdrop(),
        Instant.now());
  }

  private boolean isDefault() {
    return request.page().used(PageUse.AUDIO).equals(ChannelPage.DEFAULT);
  }

  /** What the page is to this item. */
  private PageUse use() {
    return info.videos().isEmpty() ? PageUse.AUDIO : request.page().use();
  }

  /** White as in any browser, unless the page is made to lie on something. */
  private Backdrop backdrop() {
    if (!request.page().use().isMixed()) {
      return Backdrop.WHITE;
    }
    return use().isMixed() ? Backdrop.CLEAR : Backdrop.BLACK;
  }

  /** What a page learns of the item; lyrics keep their lines. */
  private Map<String, String> item() throws IOException {
    Map<String, String> item = new HashMap<>(metadata);
    Optional<String> words =
        request.lyrics().isPresent()
            ? Optional.of(Lyrics.read(request.lyrics().get()))
            : info.lyrics();
    words.ifPresent(text -> item.put("lyrics", text));
    return item;
  }

  private PageContext context(int frames) throws IOException, InterruptedException {
    return new PageContext(
        request.channel(),
        request.playlist(),
        item(),
        cover(),
        Duration.ofNanos((long) (Frames.seconds(profile, frames) * 1e9)),
        request.next().map(List::of).orElse(List.of()),
        use(),
        request.page().settings());
  }

  private Optional<byte[]> cover() throws IOException, InterruptedException {
    if (request.cover().isPresent()) {
      Optional<byte[]> own = probe.picture(request.cover().get(), 0);
      if (own.isPresent()) {
        return own;
      }
    }
    return info.cover().isPresent()
        ? probe.picture(request.source(), info.cover().get())
        : Optional.empty();
  }
}
