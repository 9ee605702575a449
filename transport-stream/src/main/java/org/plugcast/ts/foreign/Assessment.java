package org.plugcast.ts.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.ts.elementary.AudioFrame;
import org.plugcast.ts.elementary.CodedPicture;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.Pmt;

/**
 * Puts in order what a reader has collected: display order, frame rate, audio that goes with the
 * video. For one thread.
 */
final class Assessment {
  /** Most video that is cut where the audio ends earlier, in 27 MHz ticks: half a second. */
  private static final long LONGEST_CUT = 13_500_000;

  private final ForeignReader reader;
  private final VideoCollector video;
  private final AudioCollector audio;
  private final List<String> videoOddities;
  private final List<String> audioOddities;
  private final int[] ranks;
  private final Cadence cadence;
  private final Optional<FrameRate> rate;
  private int frames;

  Assessment(ForeignReader reader) {
    this.reader = reader;
    this.video = reader.video();
    this.audio = reader.audio();
    this.videoOddities = new ArrayList<>(video.oddities().sentences());
    this.audioOddities = new ArrayList<>(audio.oddities().sentences());
    this.ranks = DisplayOrder.ranks(video.keys());
    this.frames = DisplayOrder.wholePrefix(ranks, ranks.length);
    this.cadence = new Cadence(video.pts(), ranks);
    this.rate = findRate();
  }

  Findings findings() {
    Optional<AudioAlignment> alignment = rate.flatMap(this::align);
    alignment.ifPresent(this::cutToAudio);
    int firstAudio = alignment.map(AudioAlignment::first).orElse(0);
    int audioFrames = audio.pts().length - firstAudio;
    StreamProfile profile =
        new StreamProfile(
            type(reader.chosenVideo()),
            video.first().map(this::videoProfile),
            type(reader.chosenAudio()),
            audio.first().map(frame -> audioProfile(frame, alignment, audioFrames)),
            reader.oddities().sentences());
    return new Findings(
        profile,
        video
            .first()
            .map(_ -> new SpooledVideo(video.spool(), ranks, video.randomAccess(), frames)),
        audio.first().map(_ -> new SpooledAudio(audio.spool(), firstAudio, audioFrames)));
  }

  private static String type(Optional<Pmt.Stream> stream) {
    return stream.map(found -> found.type().label()).orElse("none");
  }

  private Optional<FrameRate> findRate() {
    if (video.first().isEmpty()) {
      return Optional.empty();
    }
    Optional<FrameRate> announced = video.first().get().sequence().announced();
    if (!cadence.hasPts()) {
      videoOddities.add("the video has no time stamps");
      return announced;
    }
    Optional<FrameRate> found = cadence.rate(announced);
    if (found.isPresent()) {
      frames = DisplayOrder.wholePrefix(ranks, cadence.steady(found.get()));
    } else {
      videoOddities.add(
          "pictures are missing or not evenly spaced"
              + announced.map(cadence::steady).map(", from picture %d on"::formatted).orElse(""));
    }
    return found;
  }

  private Optional<AudioAlignment> align(FrameRate frameRate) {
    if (audio.first().isEmpty() || !cadence.hasPts()) {
      return Optional.empty();
    }
    if (audio.hasNoPts()) {
      audioOddities.add("the audio has no time stamps");
      return Optional.empty();
    }
    AudioFrame frame = audio.first().get();
    AudioAlignment alignment = AudioAlignment.of(audio.pts(), frame, cadence.start(frameRate));
    if (alignment.offsetTicks() > AudioAlignment.duration(1, frame) / 2) {
      audioOddities.add(
          "the audio starts " + alignment.offsetTicks() / 27_000 + " ms after the video");
    }
    alignment
        .outside()
        .ifPresent(
            index ->
                audioOddities.add(
                    "the audio has a gap or a clock of its own, from frame " + index + " on"));
    return Optional.of(alignment);
  }

  /** A clip needs all audio frames that start within it, and one more. */
  private void cutToAudio(AudioAlignment alignment) {
    long frameTicks = rate.orElseThrow().ticks();
    AudioFrame frame = audio.first().orElseThrow();
    long audioTicks = AudioAlignment.duration(audio.pts().length - alignment.first(), frame);
    long most = Math.max(0, Math.ceilDiv(audioTicks, frameTicks) - 1);
    if (most >= frames) {
      return;
    }
    int whole = DisplayOrder.wholePrefix(ranks, (int) most);
    long cut = (frames - whole) * frameTicks;
    if (whole == 0 || cut > LONGEST_CUT) {
      audioOddities.add(
          "the audio ends " + (frames * frameTicks - audioTicks) / 27_000 + " ms before the video");
    } else {
      frames = whole;
    }
  }

  private VideoProfile videoProfile(CodedPicture first) {
    Access start =
        first.sequence().codec().equals(Optional.of(VideoCodec.MPEG2))
            ? Access.CLOSED
            : first.access();
    return new VideoProfile(
        first.sequence(),
        rate,
        frames,
        DisplayOrder.reorderFrames(ranks, frames),
        start,
        video.largest(),
        video.scan(),
        videoOddities);
  }

  private AudioProfile audioProfile(
      AudioFrame frame, Optional<AudioAlignment> alignment, int audioFrames) {
    return new AudioProfile(
        frame,
        audioFrames,
        audio.bitsPerSecond(),
        audio.smallest(),
        audio.largest(),
        alignment.map(AudioAlignment::offsetTicks).orElse(0L),
        audioOddities);
  }
}
