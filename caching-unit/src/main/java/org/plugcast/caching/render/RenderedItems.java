package org.plugcast.caching.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.jobs.Inspection;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.caching.jobs.PageVisit;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.PageInputs;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.page.Templates;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.store.ClipStore;

/** Makes clips by the renderer, in one profile. Any number of threads. */
public final class RenderedItems implements ItemMaker {
  private static final int PERCENT = 100;
  private static final int HTTP_OK = 200;

  /** Of one clip. */
  private static final int MOST_INPUTS = 500;

  private final Profile profile;
  private final ChannelPage page;
  private final Path work;
  private final ItemRenderer renderer;
  private final MediaProbe probe;
  private final Consumer<Optional<String>> pageHealth;
  private final Map<URI, String> fingerprints = new ConcurrentHashMap<>();

  /** The page for an item, and why it is not the one that was asked for. */
  private record Chosen(ChannelPage page, Optional<String> refusal) {}

  /**
   * @param page of channels that ask for none
   * @param work where temporary files may be
   * @param pageHealth told after each use of the page why it could not be shown, if so
   */
  public RenderedItems(
      Profile profile,
      ChannelPage page,
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
    return profile.toString();
  }

  @Override
  public boolean usesPage(Optional<PageOrder> order, MediaKind kind) {
    return isSeen(choose(order).page(), kind);
  }

  private static boolean isSeen(ChannelPage page, MediaKind kind) {
    return !kind.bringsPicture() || page.use() != PageUse.AUDIO;
  }

  @Override
  public String pageSignature(Optional<PageOrder> order, MediaKind kind) {
    ChannelPage shown = seen(choose(order).page(), kind);
    return shown + " " + fingerprints.computeIfAbsent(shown.address(), RenderedItems::fingerprint);
  }

  /** The page as items of a kind show it: to sound, uses with a picture are one and the same. */
  private static ChannelPage seen(ChannelPage page, MediaKind kind) {
    if (kind.bringsPicture()) {
      return page;
    }
    return page.used(page.use().isMixed() ? PageUse.OVERLAY : PageUse.AUDIO);
  }

  /** What pages of others hold is looked at again and again; ours change with the program only. */
  private static String fingerprint(URI page) {
    try {
      return Templates.contains(page) ? Templates.fingerprint(page) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Chosen choose(Optional<PageOrder> order) {
    try {
      return new Chosen(order.map(PageChoice::of).orElse(page), Optional.empty());
    } catch (IllegalArgumentException e) {
      return new Chosen(
          instead(order),
          Optional.of(order.map(PageOrder::page).orElse("") + ": " + e.getMessage()));
    }
  }

  /** The unit's page in the place of another, but not on pictures that it would hide. */
  private ChannelPage instead(Optional<PageOrder> order) {
    boolean replaces = order.filter(o -> o.use().equals(PageUse.REPLACE.word())).isPresent();
    return replaces ? page.used(PageUse.REPLACE) : page;
  }

  @Override
  public PageVisit visit(Optional<PageOrder> order) throws IOException {
    try {
      return new Visit(new PageInputs(choose(order).page()));
    } catch (PageFailedException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private record Visit(PageInputs inputs) implements PageVisit {
    @Override
    public Optional<String> sha256(String url) throws IOException, InterruptedException {
      return inputs.sha256(url);
    }

    @Override
    public void close() {
      inputs.close();
    }
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
    Chosen chosen = choose(request.context().page());
    try {
      RenderedItem item =
          renderer.render(
              renderRequest(request, chosen.page()),
              work,
              part -> progress.accept((int) (part * PERCENT)));
      if (isWanted(request)) {
        pageHealth.accept(chosen.refusal().or(item::pageFailure));
      }
      return new Outcome.Made(
          item.digest(), item.index().frames(), adjustments(item, chosen, request), inputs(item));
    } catch (RenderFailedException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Outcome.Faulted(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the channel's page should be seen in an item. */
  private static boolean isWanted(MakeRequest request) {
    boolean forAll =
        request.context().page().filter(o -> !o.use().equals(PageUse.AUDIO.word())).isPresent();
    return forAll || !request.facts().kind().bringsPicture();
  }

  private RenderRequest renderRequest(MakeRequest request, ChannelPage shown) {
    return new RenderRequest(
        request.file(),
        profile,
        shown,
        request.context().channel(),
        request.context().playlist(),
        request.context().item(),
        request.cover(),
        request.lyrics(),
        request.context().next().map(Map::copyOf));
  }

  /** Of other pages than ours, which change with the program only. */
  private static List<PageInput> inputs(RenderedItem item) {
    return item.pageInputs().stream()
        .filter(loaded -> loaded.status() == HTTP_OK && !loaded.isOfTemplates())
        .limit(MOST_INPUTS)
        .map(loaded -> new PageInput(loaded.url(), loaded.sha256()))
        .toList();
  }

  private static List<String> adjustments(RenderedItem item, Chosen chosen, MakeRequest request) {
    List<String> adjustments = new ArrayList<>(item.adjustments());
    if (isWanted(request)) {
      boolean replaced =
          !request.facts().kind().bringsPicture() || chosen.page().use() == PageUse.REPLACE;
      String shown = replaced ? "shown with the default page: " : "shown without its page: ";
      chosen.refusal().or(item::pageFailure).ifPresent(reason -> adjustments.add(shown + reason));
    }
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
