package org.plugcast.renderer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.plugcast.renderer.encode.FileEncoder;
import org.plugcast.renderer.encode.Frames;
import org.plugcast.renderer.encode.Levelled;
import org.plugcast.renderer.encode.Pictures;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.encode.Section;
import org.plugcast.renderer.encode.Sound;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.media.Tags;
import org.plugcast.ts.assemble.ClipAssembler;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;

/** The making of one clip. One thread. */
final class Rendering {
  /** Shorter items are held so long: a channel must have time to change over. */
  static final double SHORTEST_SECONDS = 2;

  /** Share of the whole work after which the sound is done, and after which the pictures are. */
  private static final double SOUND_DONE = 0.05;

  private static final double PICTURES_DONE = 0.97;

  private final RenderRequest request;
  private final Profile profile;
  private final MediaInfo info;
  private final Path folder;
  private final FileEncoder encoder;
  private final PagePictures pages;
  private final ItemPictures pictures;
  private final ItemCaptions captions;
  private final ClipAssembler assembler;
  private final ClipStore store;
  private final Progress progress;
  private final Map<String, String> metadata;
  private final RenderNotes notes = new RenderNotes();
  private Optional<Double> peakDb = Optional.empty();
  private Optional<Levelled> levelled = Optional.empty();

  Rendering(
      RenderRequest request,
      MediaInfo info,
      FfmpegPrograms programs,
      ClipStore store,
      Path folder,
      Progress progress) {
    this.request = request;
    this.profile = request.profile();
    this.info = info;
    this.folder = folder;
    this.encoder = new FileEncoder(programs, folder);
    this.metadata = metadata(request, info);
    this.pages = new PagePictures(request, info, metadata, programs, folder);
    this.pictures = new ItemPictures(request, info, programs, folder, pages);
    this.captions = new ItemCaptions(request, info, new MediaProbe(programs), encoder, notes::add);
    this.assembler = new ClipAssembler(profile.format(), profile.pids());
    this.store = store;
    this.progress = progress;
  }

  /** Makes pictures at a rate; called again with a lower one if they do not fit. */
  private interface PictureMaker {
    Pictures make(VideoRate rate) throws IOException, InterruptedException, RenderFailedException;
  }

  private record Stored(Digest digest, ClipIndex index) {}

  RenderedItem run() throws IOException, InterruptedException, RenderFailedException {
    boolean candidate = info.part().isEmpty() && ReadyStream.isCandidate(info, profile);
    Optional<Stored> asItIs = candidate ? ready() : Optional.empty();
    Stored stored;
    if (asItIs.isPresent()) {
      stored = asItIs.get();
    } else if (info.videos().isEmpty()) {
      stored = withPage();
    } else {
      stored = withOwnPictures();
    }
    progress.at(1);
    return new RenderedItem(
        stored.digest(),
        stored.index(),
        metadata,
        peakDb,
        levelled,
        notes.all(),
        pages.loaded(),
        pages.captured(),
        pages.failure());
  }

  /** What is known of an item; what the request says goes before the tags of the file. */
  static Map<String, String> metadata(RenderRequest request, MediaInfo info) {
    Map<String, String> words = new LinkedHashMap<>(info.tags());
    words.putAll(Tags.clean(request.item()));
    String file = Tags.text(String.valueOf(request.source().getFileName()));
    words.putIfAbsent("file", file);
    words.putIfAbsent("title", file.replaceFirst("\\.[A-Za-z0-9]{1,5}$", ""));
    return words;
  }

  /**
   * A transport stream in the channel's format needs no encoder, unless a page is shown with it.
   */
  private Optional<Stored> ready() throws IOException, InterruptedException {
    if (pictures.reason().isPresent()) {
      notes.add("encoded anew: " + pictures.reason().get());
      return Optional.empty();
    }
    return asItIs();
  }

  private Optional<Stored> asItIs() throws IOException, InterruptedException {
    try (ReadyStream ready = ReadyStream.read(request.source(), profile, folder)) {
      if (ready.reasons().isEmpty()) {
        captions.find(Section.WHOLE, ready.video().frames(), ready.video().frames(), 0);
        return Optional.of(store(captions.into(ready.video()), ready.audio()));
      }
      notes.add("encoded anew: " + ready.reasons().getFirst());
    } catch (DoesNotFitException | MalformedStreamException e) {
      notes.add("encoded anew: " + e.getMessage());
    }
    return Optional.empty();
  }

  private Stored withPage() throws IOException, InterruptedException, RenderFailedException {
    double claimed = info.duration().map(d -> d.toNanos() / 1e9).orElse(0.0);
    SoundMaker maker = soundMaker(Section.of(info));
    maker.listenAlone(claimed, part(0, SOUND_DONE));
    OptionalInt likely = likelyFrames(Optional.of(maker), 0, 0);
    if (likely.isPresent()) {
      captions.find(Section.of(info), likely.getAsInt(), 0, maker.trimmedHeadSeconds());
    }
    Progress part = part(SOUND_DONE, PICTURES_DONE);
    try (PicturesAhead ahead =
            new PicturesAhead(likely, firstRate(), (rate, n) -> pages.make(rate, n, part));
        Sound sound = noted(maker, maker.make(claimed, SHORTEST_SECONDS, fraction -> {}))) {
      requireSound(sound);
      notes.truncation(seconds(sound) + maker.trimmedSeconds(), claimed);
      int frames = held(Frames.ofSamples(profile, sound.samples()));
      if (likely.isEmpty() || frames != likely.getAsInt()) {
        captions.find(Section.of(info), frames, 0, maker.trimmedHeadSeconds());
      }
      return assembled(sound, frames, rate -> ahead.take(rate, frames));
    }
  }

  private Stored withOwnPictures() throws IOException, InterruptedException, RenderFailedException {
    double seconds = pictures.seconds();
    double claimed = info.duration().map(d -> d.toNanos() / 1e9).orElse(seconds);
    double least = Math.max(seconds, SHORTEST_SECONDS);
    Optional<SoundMaker> maker = makerBesidePictures(seconds);
    int own = Frames.ofSeconds(profile, seconds);
    OptionalInt likely = likelyFrames(maker, own, least);
    if (likely.isPresent()) {
      captions.find(pictures.section(), likely.getAsInt(), own, 0);
    }
    Progress part = part(SOUND_DONE, PICTURES_DONE);
    try (PicturesAhead ahead =
            new PicturesAhead(likely, firstRate(), (rate, n) -> pictures.make(rate, n, part));
        Sound sound = soundBeside(maker, seconds, least)) {
      noteLengths(seconds, seconds(sound), claimed);
      int frames = held(Math.max(own, Frames.ofSamples(profile, sound.samples())));
      if (likely.isEmpty() || frames != likely.getAsInt()) {
        captions.find(pictures.section(), frames, own, 0);
      }
      return assembled(sound, frames, rate -> ahead.take(rate, frames));
    }
  }

  /** It has listened; empty if there is no sound. */
  private Optional<SoundMaker> makerBesidePictures(double seconds)
      throws IOException, InterruptedException {
    if (info.audios().isEmpty()) {
      return Optional.empty();
    }
    SoundMaker maker = soundMaker(pictures.section());
    maker.listenBesidePictures(seconds, part(0, SOUND_DONE));
    return Optional.of(maker);
  }

  /**
   * Frames that the item is going to have, unless its sound turns out to be a little other.
   *
   * @param own of its own pictures
   * @param least seconds of sound: silence is added to what is shorter
   */
  private OptionalInt likelyFrames(Optional<SoundMaker> maker, int own, double least) {
    int shortest = Math.max(own, Frames.ofSeconds(profile, SHORTEST_SECONDS));
    if (maker.isEmpty()) {
      return OptionalInt.of(shortest);
    }
    OptionalDouble seconds = maker.get().likelySeconds();
    if (seconds.isEmpty() || Math.max(seconds.getAsDouble(), least) <= 0) {
      return OptionalInt.empty();
    }
    long samples = Math.round(Math.max(seconds.getAsDouble(), least) * AudioCodec.SAMPLE_RATE);
    return OptionalInt.of(Math.max(shortest, Frames.ofSamples(profile, samples)));
  }

  private Sound soundBeside(Optional<SoundMaker> maker, double seconds, double least)
      throws IOException, InterruptedException {
    if (maker.isEmpty()) {
      notes.add("it has no sound: silence was added");
      return encoder.silence(profile, least);
    }
    return noted(maker.get(), maker.get().make(seconds, least, fraction -> {}));
  }

  private SoundMaker soundMaker(Section section) {
    int stream = info.audios().getFirst().stream();
    return new SoundMaker(encoder, request, stream, section, notes::add);
  }

  private Sound noted(SoundMaker maker, Sound sound) {
    peakDb = sound.samples() > 0 ? Optional.of(sound.peakDb()) : Optional.empty();
    levelled = maker.levelled();
    return sound;
  }

  private static double seconds(Sound sound) {
    return (double) sound.samples() / AudioCodec.SAMPLE_RATE;
  }

  private static void requireSound(Sound sound) throws RenderFailedException {
    if (sound.samples() == 0) {
      throw new RenderFailedException("no sound in the file could be decoded");
    }
  }

  private int held(int frames) {
    int least = Frames.ofSeconds(profile, SHORTEST_SECONDS);
    if (frames >= least) {
      return frames;
    }
    notes.held(Frames.seconds(profile, frames), SHORTEST_SECONDS);
    return least;
  }

  private void noteLengths(double pictures, double sound, double claimed) {
    if (info.isStill()) {
      notes.add(this.pictures.stillWords());
      return;
    }
    notes.truncation(Math.max(pictures, sound), claimed);
    if (!info.audios().isEmpty()) {
      notes.lengths(pictures, sound);
    }
  }

  private Progress part(double from, double to) {
    return fraction -> progress.at(from + (to - from) * fraction);
  }

  private Stored assembled(Sound sound, int frames, PictureMaker maker)
      throws IOException, InterruptedException, RenderFailedException {
    String reason = "";
    for (VideoRate rate : attempts(firstRate())) {
      try (Pictures pictures = maker.make(rate)) {
        requireAll(pictures.frames(), frames);
        Stored stored = store(captions.into(pictures.frames()), sound.frames());
        pictures.notes().forEach(notes::add);
        notes.rate(rate, firstRate());
        return stored;
      } catch (DoesNotFitException e) {
        reason = String.valueOf(e.getMessage());
      }
    }
    throw new RenderFailedException("its pictures do not fit the channel: " + reason);
  }

  /** What is tried one after the other. */
  private static List<VideoRate> attempts(VideoRate rate) {
    VideoRate least = rate.percent(70);
    return List.of(rate, rate.percent(85), least, least.softened(40), least.softened(12));
  }

  private VideoRate firstRate() {
    return captions.besides(profile.rate());
  }

  private static void requireAll(VideoStream video, int frames)
      throws RenderFailedException, DoesNotFitException {
    if (video.frames() == 0) {
      throw new RenderFailedException("no picture in the file could be decoded");
    }
    if (video.frames() != frames) {
      throw new DoesNotFitException("only " + video.frames() + " of " + frames + " pictures came");
    }
  }

  private Stored store(VideoStream video, AudioStream audio)
      throws IOException, DoesNotFitException {
    AtomicReference<ClipIndex> index = new AtomicReference<>();
    Digest digest =
        store.<DoesNotFitException>store(out -> index.set(assembler.assemble(video, audio, out)));
    return new Stored(digest, Objects.requireNonNull(index.get()));
  }
}
