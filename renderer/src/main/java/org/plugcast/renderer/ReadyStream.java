package org.plugcast.renderer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.renderer.encode.Frames;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.foreign.ChannelFit;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * A transport stream that may be put on a channel as it is.
 *
 * @param reasons why not, in words
 */
record ReadyStream(ForeignStream stream, List<String> reasons) implements AutoCloseable {
  /** Whether it is worth reading it whole: what it says of itself fits. */
  static boolean isCandidate(MediaInfo info, Profile profile) {
    VideoFormat video = profile.format().video();
    return info.format().equals("mpegts")
        && !info.videos().isEmpty()
        && !info.audios().isEmpty()
        && info.videos().getFirst().width() == video.width()
        && info.videos().getFirst().height() == video.height()
        && info.videos().getFirst().codec().equals(codecName(video));
  }

  private static String codecName(VideoFormat video) {
    return switch (video.codec()) {
      case H264 -> "h264";
      case MPEG2 -> "mpeg2video";
    };
  }

  static ReadyStream read(Path file, Profile profile, Path folder) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ForeignStream stream = ForeignStream.read(in, folder);
      List<String> reasons =
          new ArrayList<>(ChannelFit.reasons(stream.profile(), profile.format()));
      int least = Frames.ofSeconds(profile, Rendering.SHORTEST_SECONDS);
      if (stream.video().map(VideoStream::frames).orElse(0) < least) {
        reasons.add("it is shorter than " + Rendering.SHORTEST_SECONDS + " s");
      }
      return new ReadyStream(stream, List.copyOf(reasons));
    }
  }

  VideoStream video() {
    return stream.video().orElseThrow();
  }

  AudioStream audio() {
    return stream.audio().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
