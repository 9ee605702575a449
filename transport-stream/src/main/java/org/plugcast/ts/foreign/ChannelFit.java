package org.plugcast.ts.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.AudioFrame;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoSequence;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.VideoFormat;

/** Says why a foreign stream cannot be put on a channel without encoding it anew. Pure. */
public final class ChannelFit {
  private final List<String> reasons = new ArrayList<>();

  private ChannelFit() {}

  /**
   * Reasons in words; none if the stream can be re-timed as it is, provided that the clip assembler
   * finds room for its pictures.
   */
  public static List<String> reasons(StreamProfile stream, ChannelFormat channel) {
    ChannelFit fit = new ChannelFit();
    fit.reasons.addAll(stream.oddities());
    stream
        .video()
        .ifPresentOrElse(
            video -> fit.checkVideo(video, channel.video()),
            () -> fit.expect("video", stream.videoType(), channel.video().codec().label()));
    stream
        .audio()
        .ifPresentOrElse(
            audio -> fit.checkAudio(audio, channel.audio()),
            () -> fit.expect("audio", stream.audioType(), channel.audio().codec().label()));
    return List.copyOf(fit.reasons);
  }

  private void checkVideo(VideoProfile video, VideoFormat wanted) {
    VideoSequence sequence = video.sequence();
    if (!sequence.codec().equals(Optional.of(wanted.codec()))) {
      expect("video", name(sequence), wanted.codec().label());
      return;
    }
    if (sequence.width() != wanted.width() || sequence.height() != wanted.height()) {
      expect(
          "picture",
          size(sequence.width(), sequence.height()),
          size(wanted.width(), wanted.height()));
    }
    if (!sequence.plain()) {
      expect("colour format", sequence.profile(), "4:2:0 with 8 bits");
    }
    checkScan(video, wanted.scan());
    checkRate(video, wanted.frameRate());
    if (video.reorderFrames() > wanted.reorderFrames()) {
      expect(
          "reordering of " + video.reorderFrames() + " frames",
          "at most " + wanted.reorderFrames());
    }
    if (sequence.bufferBits() > wanted.bufferBits()) {
      expect(
          "decoder buffer of " + sequence.bufferBits() + " bits", "at most " + wanted.bufferBits());
    }
    if (wanted.codec() == VideoCodec.H264 && video.start() != Access.CLOSED) {
      reasons.add("the video does not start with an IDR picture");
    }
    reasons.addAll(video.oddities());
  }

  /** Pictures without an order of their fields show well in either. */
  private void checkScan(VideoProfile video, Scan wanted) {
    boolean interlaced = video.sequence().interlaced();
    if (interlaced != wanted.interlaced()) {
      expect("video", scan(interlaced), scan(wanted.interlaced()));
    } else if (video.scan().interlaced() && video.scan() != wanted) {
      expect("video", video.scan().label(), wanted.label());
    }
  }

  private void checkRate(VideoProfile video, FrameRate wanted) {
    Optional<FrameRate> announced = video.sequence().announced();
    if (video.frameRate().isEmpty()) {
      return;
    }
    FrameRate found = video.frameRate().get();
    if (found.ticks() != wanted.ticks()) {
      expect("frame rate", found.toString(), wanted.toString());
    }
    if (video.sequence().binding()
        && announced.isPresent()
        && announced.get().ticks() != found.ticks()) {
      reasons.add("the video states " + announced.get() + " frames/s but is timed to " + found);
    }
  }

  private void checkAudio(AudioProfile audio, AudioFormat wanted) {
    AudioFrame frame = audio.frame();
    if (!frame.coding().codec().equals(Optional.of(wanted.codec()))) {
      expect("audio", frame.coding().label(), wanted.codec().label());
      return;
    }
    if (frame.sampleRate() != AudioCodec.SAMPLE_RATE) {
      expect("audio at " + frame.sampleRate() + " Hz", AudioCodec.SAMPLE_RATE + " Hz");
    } else if (frame.samples() != wanted.codec().frameSamples()) {
      expect("audio frames of " + frame.samples() + " samples", "" + wanted.codec().frameSamples());
    }
    if (frame.channels() != wanted.channels()) {
      expect("audio of " + frame.channels() + " channels", "" + wanted.channels());
    }
    if (audio.largestFrame() > wanted.largestFrame()) {
      expect(
          "audio frames of " + audio.largestFrame() + " bytes", "at most " + wanted.largestFrame());
    }
    if (audio.smallestFrame() < wanted.packetsPerFrame()) {
      expect(
          "audio frames of " + audio.smallestFrame() + " bytes",
          "at least " + wanted.packetsPerFrame());
    }
    reasons.addAll(audio.oddities());
  }

  private void expect(String what, String found, String wanted) {
    reasons.add(what + " is " + found + ", the channel carries " + wanted);
  }

  private void expect(String found, String wanted) {
    reasons.add(found + ", the channel carries " + wanted);
  }

  private static String name(VideoSequence sequence) {
    return sequence.codec().map(codec -> codec.label() + " ").orElse("") + sequence.profile();
  }

  private static String size(int width, int height) {
    return width + "x" + height;
  }

  private static String scan(boolean interlaced) {
    return interlaced ? "interlaced" : "progressive";
  }
}
