package org.plugcast.renderer.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.page.PageCapture;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PictureSequence;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * A page into coded pictures: the page is captured, its pictures are converted and coded, and the
 * coded ones are read, all at the same time.
 */
public final class PageEncoder {
  /**
   * Frames after which an encoder that codes all frames is told again of a picture that stays: it
   * waits for the next one to know.
   */
  private static final int LONGEST_SILENCE = 64;

  private final Path ffmpeg;
  private final Path folder;
  private final FieldPlans fields;

  /**
   * Encodes.
   *
   * @param folder for temporary files
   */
  public PageEncoder(FfmpegPrograms programs, Path folder) {
    this.ffmpeg = programs.ffmpeg();
    this.folder = folder;
    this.fields = new FieldPlans(programs);
  }

  /** Tells whether anything of what lies beneath a page is ever seen. One thread. */
  private static final class Sight {
    private final AlphaSamples samples;
    private final Box box;
    private boolean hidden = true;

    Sight(AlphaSamples samples, Box box) {
      this.samples = samples;
      this.box = box;
    }

    void look(byte[] planes) {
      hidden = hidden && samples.covers(box, planes);
    }

    List<String> notes() {
      return hidden
          ? List.of("the page covers the item's own picture all the time: nothing of it is seen")
          : List.of();
    }
  }

  /**
   * Exactly {@code frames} pictures of a page, or of others that change as seldom. In progressive
   * H.264 the encoder sees those that differ from the one before, and one at the start of each
   * group; the others are repeats.
   */
  public Pictures pictures(
      PictureSequence capture, Profile profile, VideoRate rate, int frames, Progress progress)
      throws IOException, PageFailedException, InterruptedException {
    VideoFormat video = profile.format().video();
    boolean held = video.codec() == VideoCodec.H264 && !video.interlaced();
    PageFeed feed = opaque(profile, held ? rate.groupFrames() : LONGEST_SILENCE);
    List<String> command =
        held
            ? Commands.heldPage(ffmpeg, profile, rate)
            : Commands.page(ffmpeg, profile, rate, frames);
    try (Child child = Child.fed(command, limits(profile, rate, frames), line -> {})) {
      ForeignStream coded = encoded(child, capture, feed, moments(video, frames), progress);
      return held
          ? Pictures.held(coded, feed.starts(), frames, capture.notes())
          : Pictures.of(coded, capture.notes());
    }
  }

  private static PageFeed opaque(Profile profile, int repetition) {
    VideoFormat video = profile.format().video();
    Samples samples = new OpaqueSamples(video.width(), video.height(), ColourSpace.of(video));
    PictureConverter converter = new PictureConverter(video.width(), video.height(), samples);
    return new PageFeed(converter, RawFormat.YUV420P, video, repetition, planes -> {});
  }

  /** Exactly {@code frames} pictures of an item, on each of them the page as it is at that time. */
  public Pictures picturesOn(
      OwnPicture own,
      PageCapture capture,
      Profile profile,
      VideoRate rate,
      int frames,
      Progress progress)
      throws IOException, PageFailedException, InterruptedException {
    VideoFormat video = profile.format().video();
    Box box = own.area().map(area -> Box.of(profile, area)).orElseGet(() -> Box.whole(profile));
    AlphaSamples samples = new AlphaSamples(video.width(), video.height(), ColourSpace.of(video));
    Sight sight = new Sight(samples, box);
    PageFeed feed =
        new PageFeed(
            new PictureConverter(video.width(), video.height(), samples),
            RawFormat.YUVA420P,
            video,
            LONGEST_SILENCE,
            sight::look);
    FieldPlan plan = fields.of(own, video);
    List<String> command =
        Commands.pageOn(ffmpeg, own.stream(), plan, own.section(), box, profile, rate, frames);
    Limits limits = limits(profile, rate, frames);
    try (Child child = Child.fedBeside(own.file(), command, limits, line -> {})) {
      ForeignStream coded = encoded(child, capture, feed, moments(video, frames), progress);
      return Pictures.of(coded, notes(capture, sight));
    }
  }

  private static List<String> notes(PageCapture capture, Sight sight) {
    return Stream.concat(capture.notes().stream(), sight.notes().stream()).toList();
  }

  private static Limits limits(Profile profile, VideoRate rate, int frames) {
    return FileEncoder.limits(Frames.seconds(profile, frames), rate.bitsPerSecond());
  }

  /** What a page is to show in so many frames: a picture for each, or for each of their fields. */
  private static int moments(VideoFormat video, int frames) {
    return frames * video.scan().momentsPerFrame();
  }

  private ForeignStream encoded(
      Child child, PictureSequence capture, PageFeed feed, int moments, Progress progress)
      throws IOException, PageFailedException, InterruptedException {
    int steps = Math.ceilDiv(moments, capture.framesPerStep());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      Future<ForeignStream> coded = threads.submit(reading(child));
      threads.execute(() -> feed.capture(capture, steps));
      feed.write(child.input(), capture.framesPerStep(), moments, progress);
      return result(coded);
    } finally {
      child.close();
      threads.shutdownNow();
    }
  }

  private Callable<ForeignStream> reading(Child child) {
    return () -> Encoded.read(child, folder);
  }

  private static ForeignStream result(Future<ForeignStream> coded)
      throws IOException, InterruptedException {
    try {
      return coded.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw new IOException(io.getMessage(), io);
        case InterruptedException interrupted -> throw interrupted;
        case null, default -> throw new IllegalStateException("reading coded pictures", e);
      }
    }
  }
}
