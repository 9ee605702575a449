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
import org.plugcast.renderer.encode.PageEncoder;
import org.plugcast.renderer.encode.Pictures;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.Lyrics;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.page.PageCapture;
import org.plugcast.renderer.page.PageContext;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PageRequest;
import org.plugcast.renderer.proxy.Loaded;

/** The pictures of an item that has only sound: the page that was asked for, or the default one. */
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

  /** Why the page that was asked for is not shown. */
  Optional<String> failure() {
    return failure;
  }

  Pictures make(VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException, RenderFailedException {
    if (request.page().equals(ChannelPage.NONE)) {
      return black.black(profile, rate, frames, progress);
    }
    PageContext context = context(frames);
    if (!request.page().equals(ChannelPage.DEFAULT) && failure.isEmpty()) {
      try {
        return of(request.page(), context, rate, frames, progress);
      } catch (PageFailedException e) {
        failure = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    try {
      return of(ChannelPage.DEFAULT, context, rate, frames, progress);
    } catch (PageFailedException e) {
      throw new RenderFailedException("the default page cannot be shown: " + e.getMessage(), e);
    }
  }

  private Pictures of(
      ChannelPage page, PageContext context, VideoRate rate, int frames, Progress progress)
      throws IOException, PageFailedException, InterruptedException {
    try (PageCapture capture = PageCapture.open(pageRequest(page, context))) {
      Pictures pictures = encoder.pictures(capture, profile, rate, frames, progress);
      loaded = capture.loaded();
      return pictures;
    }
  }

  private PageRequest pageRequest(ChannelPage page, PageContext context) {
    return new PageRequest(
        page.address(),
        context,
        page.hosts(),
        profile.pageWidth(),
        profile.pageHeight(),
        profile.pageScale(),
        profile.safeMargin(),
        profile.format().video().frameRate(),
        Instant.now());
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
