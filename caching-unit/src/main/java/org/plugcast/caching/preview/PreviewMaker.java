package org.plugcast.caching.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.VideoFormat;

/** Makes pictures and films of items. Any number of threads; each has a stream of its own. */
public interface PreviewMaker {
  /**
   * One picture as JPEG.
   *
   * @param offset in the stream, from which the next picture is taken that can be decoded
   */
  byte[] poster(ItemStream stream, long offset) throws IOException, InterruptedException;

  /** The same at several places, side by side in one JPEG. */
  byte[] strip(ItemStream stream, List<Long> offsets) throws IOException, InterruptedException;

  /**
   * Writes an MP4 file.
   *
   * @param mostBytes that it may have
   */
  void film(ItemStream stream, VideoFormat video, Duration length, Path file, long mostBytes)
      throws IOException, InterruptedException;
}
