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
import java.util.function.IntConsumer;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.catalogue.ClipLoudness;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.jobs.Inspection;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.caching.jobs.Output;
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
import org.plugcast.renderer.encode.Levelled;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.media.RefusedMediaException;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.page.Templates;
import org.plugcast.renderer.profile.ProfileFolder;
import org.plugcast.ts.store.ClipStore;

/** Makes clips by the renderer, in the profile of their channel. Any number of threads. */
public final class RenderedItems implements ItemMaker {
  private static final int PERCENT = 100;
  private static final int HTTP_OK = 200;

  /** Of one clip. */
  private static final int MOST_INPUTS = 500;

  /** Peaks of silence, which JSON has no number for, in dB. */
  private static final double LOWEST_PEAK = -120;

  private final ProfileFolder profiles;
  private final String usualProfile;
  private final ChannelPage page;
  private final Path work;
  private final ItemRenderer renderer;
  private final MediaProbe probe;
  private final Health health;
  private final Map<URI, String> fingerprints = new ConcurrentHashMap<>();
  private volatile Profile lastUsual;

  /** The page for an item, and why it is not the one that was asked for. */
  private record Chosen(ChannelPage page, Optional<String> refusal) {}

  /** The profile of an item, and why it is not the one that was asked for. */
  private record Format(Profile profile, Optional<String> refusal) {}

  /** Is told what operators should know. */
  public interface Health {
    /** After each use of a page: why it could not be shown, if so. */
    void page(Optional<String> failure);

    /** After each look at the profiles: why they could not be read, if so. */
    void profiles(Optional<String> failure);
  }

  /**
   * @param usualProfile of channels that ask for none; it is among {@code profiles}
   * @param page of channels that ask for none
   * @param work where temporary files may be
   */
  public RenderedItems(
      ProfileFolder profiles,
      String usualProfile,
      ChannelPage page,
      FfmpegPrograms programs,
      ClipStore store,
      Path work,
      Health health) {
    this.profiles = profiles;
    this.usualProfile = usualProfile;
    this.lastUsual = profiles.profiles().named(usualProfile);
    this.page = page;
    this.work = work;
    this.renderer = new ItemRenderer(programs, store);
    this.probe = new MediaProbe(programs);
    this.health = health;
  }

  @Override
  public Output output(Optional<String> wanted) {
    return output(format(wanted));
  }

  private static Output output(Format format) {
    Profile profile = format.profile();
    return new Output(
        new ClipForm(profile.format(), profile.pids()),
        profile.signature(),
        profile.service().name(),
        profile.service().provider(),
        profile.service().captions(),
        format.refusal());
  }

  private Format format(Optional<String> wanted) {
    try {
      return new Format(wanted.map(profiles.profiles()::named).orElse(lastUsual), Optional.empty());
    } catch (IllegalArgumentException e) {
      return new Format(lastUsual, Optional.of(e.getMessage() + "; " + usualProfile + " is used"));
    }
  }

  @Override
  public boolean look() {
    try {
      boolean changed = profiles.look();
      Optional<Profile> usual = profiles.profiles().find(usualProfile);
      usual.ifPresent(profile -> lastUsual = profile);
      health.profiles(
          usual.isPresent()
              ? Optional.empty()
              : Optional.of("profile " + usualProfile + " is gone: what it said last holds"));
      return changed;
    } catch (IllegalArgumentException | IOException e) {
      health.profiles(Optional.of(e.getMessage() + "; what was read before holds"));
      return false;
    }
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
    } catch (RefusedMediaException e) {
      return new Inspection.Unplayable("is " + e.getMessage());
    } catch (ChildFailedException e) {
      return new Inspection.Unplayable("is no media that can be read: " + e.getMessage());
    }
  }

  @Override
  public Outcome make(MakeRequest request, IntConsumer progress) throws InterruptedException {
    Chosen chosen = choose(request.context().order().page());
    Format format = format(request.context().order().profile());
    if (!format.profile().signature().equals(request.output().signature())) {
      return new Outcome.Withdrawn("its profile has changed");
    }
    try {
      RenderedItem item =
          renderer.render(
              renderRequest(request, format.profile(), chosen.page()),
              work,
              part -> progress.accept((int) (part * PERCENT)));
      if (isWanted(request)) {
        health.page(chosen.refusal().or(item::pageFailure));
      }
      return new Outcome.Made(
          item.digest(),
          item.index().frames(),
          adjustments(item, chosen, format, request),
          loudness(item),
          inputs(item));
    } catch (RenderFailedException e) {
      return new Outcome.Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Outcome.Faulted(String.valueOf(e.getMessage()));
    }
  }

  /** Whether the channel's page should be seen in an item. */
  private static boolean isWanted(MakeRequest request) {
    boolean forAll =
        request
            .context()
            .order()
            .page()
            .filter(order -> !order.use().equals(PageUse.AUDIO.word()))
            .isPresent();
    return forAll || !request.facts().kind().bringsPicture();
  }

  private static RenderRequest renderRequest(
      MakeRequest request, Profile profile, ChannelPage shown) {
    return new RenderRequest(
        request.file(),
        profile,
        shown,
        SoundChoice.of(request.context().order().sound()),
        request.context().channel(),
        request.context().playlist(),
        request.context().item(),
        request.cover(),
        request.lyrics(),
        request.captions(),
        request.context().next().map(Map::copyOf),
        PartChoice.extent(request.facts(), request.context().order().items()));
  }

  /** Of other pages than ours, which change with the program only. */
  private static List<PageInput> inputs(RenderedItem item) {
    return item.pageInputs().stream()
        .filter(loaded -> loaded.status() == HTTP_OK && !loaded.isOfTemplates())
        .limit(MOST_INPUTS)
        .map(loaded -> new PageInput(loaded.url(), loaded.sha256()))
        .toList();
  }

  private static ClipLoudness loudness(RenderedItem item) {
    return item.levelled()
        .map(
            levelled ->
                new ClipLoudness(
                    levelled.before().lkfs(),
                    Math.max(LOWEST_PEAK, levelled.before().truePeakDb()),
                    levelled.gainDb(),
                    levelled.after().lkfs(),
                    Math.max(LOWEST_PEAK, levelled.after().truePeakDb()),
                    levelled.peaks() == Levelled.Peaks.LIMITED))
        .orElse(ClipLoudness.UNKNOWN);
  }

  private static List<String> adjustments(
      RenderedItem item, Chosen chosen, Format format, MakeRequest request) {
    List<String> adjustments = new ArrayList<>(item.adjustments());
    if (isWanted(request)) {
      boolean replaced =
          !request.facts().kind().bringsPicture() || chosen.page().use() == PageUse.REPLACE;
      String shown = replaced ? "shown with the default page: " : "shown without its page: ";
      chosen.refusal().or(item::pageFailure).ifPresent(reason -> adjustments.add(shown + reason));
    }
    format.refusal().ifPresent(adjustments::add);
    return adjustments;
  }

  private static Inspection inspection(MediaInfo info) {
    if (info.audios().isEmpty() && info.videos().isEmpty()) {
      return new Inspection.Unplayable("holds neither sound nor pictures");
    }
    return new Inspection.Playable(
        kind(info),
        PartChoice.duration(info),
        info.tags(),
        info.stills(),
        PartChoice.chapters(info),
        info.chapters().notes());
  }

  private static MediaKind kind(MediaInfo info) {
    if (info.isStill()) {
      return MediaKind.PICTURE;
    }
    if (info.videos().isEmpty()) {
      return MediaKind.AUDIO;
    }
    return info.audios().isEmpty() ? MediaKind.VIDEO : MediaKind.AUDIO_AND_VIDEO;
  }
}
