package org.plugcast.renderer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.encode.FileEncoder;
import org.plugcast.renderer.encode.Frames;
import org.plugcast.renderer.encode.Section;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.media.PlainText;
import org.plugcast.renderer.media.Tags;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.captions.CaptionTrack;
import org.plugcast.ts.captions.CaptionedVideo;
import org.plugcast.ts.captions.CarriedCaptions;
import org.plugcast.ts.captions.Cue;
import org.plugcast.ts.captions.CueReader;
import org.plugcast.ts.captions.CueText;
import org.plugcast.ts.captions.EndedCaptions;
import org.plugcast.ts.captions.TextCaptions;
import org.plugcast.ts.captions.UncaptionedVideo;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * The captions of an item: those of a file beside it; else those that its pictures bear, which pass
 * through encoders, or are carried over where a page takes the place of the pictures; else what the
 * file has of subtitles. What is wrong with them is told, and fails no item. One use, one thread.
 */
final class ItemCaptions {
  /** Longest file that is read, in bytes: a novel. */
  private static final int LONGEST = 2 << 20;

  /** Who sends captions sends them, or that there are none, with every picture. */
  private static final double LOOK_SECONDS = 10;

  private static final int MILLIS = 1_000;

  private final RenderRequest request;
  private final MediaInfo info;
  private final MediaProbe probe;
  private final FileEncoder encoder;
  private final Consumer<String> notes;
  private final VideoFormat video;
  private Section section;
  private final Set<String> told = new HashSet<>();
  private Source source = new Source.Pictures();

  /** Frames after which the item's own pictures are over, and the last one is held. */
  private int ownFrames;

  /** Where captions come from. */
  private sealed interface Source {
    /** The pictures, whether they bear any or not. */
    record Pictures() implements Source {}

    /** A file beside the item: they take the place of all others. */
    record Beside(CaptionTrack track) implements Source {}

    /** Pictures that are not shown. */
    record Carried(CaptionTrack track) implements Source {}

    /** Subtitles in the file: they give way to those of the pictures. */
    record Subtitles(CaptionTrack track) implements Source {}
  }

  ItemCaptions(
      RenderRequest request,
      MediaInfo info,
      MediaProbe probe,
      FileEncoder encoder,
      Consumer<String> notes) {
    this.request = request;
    this.info = info;
    this.probe = probe;
    this.encoder = encoder;
    this.notes = notes;
    this.video = request.profile().format().video();
    this.section = Section.WHOLE;
  }

  /**
   * Finds them.
   *
   * @param seen of the file
   * @param frames of the item
   * @param own frames that have pictures of the item's own, at the most
   * @param trimmed seconds that were taken away at its head
   */
  void find(Section seen, int frames, int own, double trimmed)
      throws IOException, InterruptedException {
    section = seen;
    ownFrames = Math.min(own, frames - EndedCaptions.LEAST_PICTURES);
    double before = section.start() + trimmed;
    Optional<Source> found = beside(frames, before);
    if (found.isEmpty() && !info.videos().isEmpty() && request.page().use() == PageUse.REPLACE) {
      found = carried(frames);
    }
    if (found.isEmpty() && !info.texts().isEmpty()) {
      found = subtitles(frames, before);
    }
    source = found.orElseGet(Source.Pictures::new);
  }

  /** A rate of the encoder that leaves room for them. */
  VideoRate besides(VideoRate rate) {
    if (source instanceof Source.Pictures) {
      return rate;
    }
    FrameRate frames = video.frameRate();
    long bits = TextCaptions.bytesPerPicture(video.codec(), frames) * 8L;
    return rate.without(Math.ceilDiv(bits * frames.numerator(), frames.denominator()), bits);
  }

  /**
   * Coded pictures with the captions in them.
   *
   * @throws DoesNotFitException if what they bear cannot be taken out of them
   */
  VideoStream into(VideoStream coded) throws IOException, DoesNotFitException {
    return switch (source) {
      case Source.Pictures() -> ended(coded);
      case Source.Beside(CaptionTrack track) ->
          new CaptionedVideo(bare(coded), video.codec(), track);
      case Source.Carried(CaptionTrack track) ->
          new CaptionedVideo(coded, video.codec(), ended(track, coded.frames()));
      case Source.Subtitles(CaptionTrack track) ->
          CarriedCaptions.areIn(coded, video.codec())
              ? ended(coded)
              : new CaptionedVideo(coded, video.codec(), track);
    };
  }

  /** What pictures bear is over with them: a picture that is held would repeat it. */
  private VideoStream ended(VideoStream coded) throws IOException {
    int look = Frames.ofSeconds(request.profile(), LOOK_SECONDS);
    if (info.videos().isEmpty() || !CarriedCaptions.areInFirst(look, coded, video.codec())) {
      return coded;
    }
    return new CaptionedVideo(
        new UncaptionedVideo(coded, video.codec(), ownFrames),
        video.codec(),
        ended(picture -> new byte[0], coded.frames()));
  }

  private CaptionTrack ended(CaptionTrack track, int frames) {
    return new EndedCaptions(track, video.frameRate(), ownFrames, frames);
  }

  private VideoStream bare(VideoStream coded) throws IOException, DoesNotFitException {
    if (!CarriedCaptions.areIn(coded, video.codec())) {
      return coded;
    }
    VideoStream bare = new UncaptionedVideo(coded, video.codec(), 0);
    if (CarriedCaptions.areIn(bare, video.codec())) {
      throw new DoesNotFitException("captions beside it take the place of those in its pictures");
    }
    return bare;
  }

  private Optional<Source> beside(int frames, double before) throws IOException {
    if (request.captions().isEmpty()) {
      return Optional.empty();
    }
    Path file = request.captions().get();
    String name = "captions of " + Tags.text(String.valueOf(file.getFileName()));
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LONGEST + 1);
    }
    if (bytes.length > LONGEST) {
      tell(name + ": longer than 2 MiB, which no subtitles are: passed over");
      return Optional.empty();
    }
    return track(name, PlainText.decode(bytes), frames, before).map(Source.Beside::new);
  }

  private Optional<Source> subtitles(int frames, double before)
      throws IOException, InterruptedException {
    int stream = info.texts().getFirst().stream();
    String name = "subtitles in stream " + stream;
    try {
      return track(name, probe.subtitles(request.source(), stream), frames, before)
          .map(Source.Subtitles::new);
    } catch (ChildFailedException e) {
      tell(name + " cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<TextCaptions> track(String name, String text, int frames, double before) {
    CueText read = CueReader.read(text);
    List<Cue> cues = shifted(read.cues(), Math.round(before * MILLIS));
    TextCaptions track = TextCaptions.of(cues, video.frameRate(), frames);
    read.faults().forEach(fault -> tell(name + ": " + fault));
    track.notes().forEach(note -> tell(name + ": " + note));
    return track.isEmpty() ? Optional.empty() : Optional.of(track);
  }

  /** Tells a note once, however often the same captions are looked for. */
  private void tell(String note) {
    if (told.add(note)) {
      notes.accept(note);
    }
  }

  private static List<Cue> shifted(List<Cue> cues, long millis) {
    List<Cue> shifted = new ArrayList<>();
    for (Cue cue : cues) {
      if (cue.endMillis() > millis) {
        long begin = Math.max(0, cue.beginMillis() - millis);
        shifted.add(new Cue(begin, cue.endMillis() - millis, cue.lines(), cue.place()));
      }
    }
    return shifted;
  }

  /** What the pictures bear in whose place a page is. */
  private Optional<Source> carried(int frames) throws IOException, InterruptedException {
    int look = Math.min(frames, Frames.ofSeconds(request.profile(), LOOK_SECONDS));
    try {
      Optional<CarriedCaptions> found = carriedBy(look);
      if (found.isPresent() && look < frames) {
        found = carriedBy(frames);
      }
      return found.map(Source.Carried::new);
    } catch (ChildFailedException e) {
      tell("the captions in its pictures cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<CarriedCaptions> carriedBy(int frames) throws IOException, InterruptedException {
    int stream = info.videos().getFirst().stream();
    try (ForeignStream tiny =
        encoder.captions(
            request.source(), stream, section, request.profile(), frames, part -> {})) {
      return tiny.video().isEmpty()
          ? Optional.empty()
          : Optional.of(CarriedCaptions.read(tiny.video().get(), VideoCodec.MPEG2))
              .filter(captions -> !captions.isEmpty());
    }
  }
}
