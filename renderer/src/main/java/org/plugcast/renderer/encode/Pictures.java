package org.plugcast.renderer.encode;

import java.io.IOException;
import java.util.List;
import org.plugcast.ts.elementary.RepeatedPictures;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.foreign.ForeignStream;

/**
 * Coded pictures.
 *
 * @param stream that they come from
 * @param notes on the page that they come from
 */
public record Pictures(ForeignStream stream, VideoStream frames, List<String> notes)
    implements AutoCloseable {
  public Pictures {
    notes = List.copyOf(notes);
  }

  /** All pictures of a stream, as they are. */
  static Pictures of(ForeignStream stream, List<String> notes) throws IOException {
    return taken(stream, notes, coded -> coded);
  }

  /**
   * Pictures that stay until the next one.
   *
   * @param starts frame from which each picture of the stream is seen
   */
  static Pictures held(ForeignStream stream, int[] starts, int frames, List<String> notes)
      throws IOException {
    return taken(stream, notes, coded -> RepeatedPictures.of(coded, starts, frames));
  }

  private interface Arrangement {
    VideoStream of(VideoStream coded) throws IOException;
  }

  private static Pictures taken(ForeignStream stream, List<String> notes, Arrangement arrangement)
      throws IOException {
    try {
      return new Pictures(stream, arrangement.of(video(stream)), notes);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static VideoStream video(ForeignStream stream) throws IOException {
    return stream.video().orElseThrow(() -> new IOException("the encoder wrote no pictures"));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
