package org.plugcast.caching.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.jobs.Inspection;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.store.ClipStore;

/** Makes clips by the renderer, in one profile and with one page. Any number of threads. */
public final class RenderedItems implements ItemMaker {
  private static final int PERCENT = 100;

  private final Profile profile;
  private final PageChoice page;
  private final Path work;
  private final ItemRenderer renderer;
  private final MediaProbe probe;
  private final Consumer<Optional<String>> pageHealth;

  /**
   * @param work where temporary files may be
   * @param pageHealth told after each use of the page why it could not be shown, if so
   */
  public RenderedItems(
      Profile profile,
      PageChoice page,
      FfmpegPrograms programs,
      ClipStore store,
      Path work,
      Consumer<Optional<String>> pageHealth) {
    this.profile = profile;
    this.page = page;
    this.work = work;
    this.renderer = new ItemRenderer(programs, store, Pids.DEFAULT);
    this.probe = new MediaProbe(programs);
    this.pageHealth = pageHealth;
  }

  @Override
  public ChannelFormat format() {
    return profile.format();
  }

  @Override
  public String signature() {
    return profile + " " + page.address() + " " + page.fingerprint();
  }

  @Override
  public boolean usesPage() {
    return true;
  }

  @Override
  public Inspection inspect(Path file) throws IOException, InterruptedException {
    try {
      return inspection(probe.probe(file));
    } catch (ChildFailedException e) {
      return new Inspection.Unplayable("is no media that can be read: " + e.getMessage());
    }
  }

  @Override
  public Outcome make(MakeRequest request, IntConsumer progress) throws InterruptedException {
    try {
      RenderedItem item =
          renderer.render(
              renderRequest(request), work, part -> progress.accept((int) (part * PERCENT)));
      if (!request.facts().kind().bringsPicture()) {
        pageHealth.accept(item.pageFailure());
      }
      return new Outcome.Made(item.digest(), item.index().frames(), adjustments(item));
    } catch (RenderFailedException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Outcome.Faulted(String.valueOf(e.getMessage()));
    }
  }

  private RenderRequest renderRequest(MakeRequest request) {
    return new RenderRequest(
        request.file(),
        profile,
        page.address(),
        Set.of(),
        request.context().channel(),
        request.context().playlist(),
        request.context().item(),
        request.cover(),
        request.context().next().map(Map::copyOf));
  }

  private static List<String> adjustments(RenderedItem item) {
    List<String> adjustments = new ArrayList<>(item.adjustments());
    item.pageFailure()
        .ifPresent(reason -> adjustments.add("shown with the default page: " + reason));
    return adjustments;
  }

  private static Inspection inspection(MediaInfo info) {
    if (info.audios().isEmpty() && info.videos().isEmpty()) {
      return new Inspection.Unplayable("holds neither sound nor pictures");
    }
    return new Inspection.Playable(kind(info), info.duration(), info.tags());
  }

  private static MediaKind kind(MediaInfo info) {
    if (info.isImage()) {
      return MediaKind.PICTURE;
    }
    if (info.videos().isEmpty()) {
      return MediaKind.AUDIO;
    }
    return info.audios().isEmpty() ? MediaKind.VIDEO : MediaKind.AUDIO_AND_VIDEO;
  }
}
