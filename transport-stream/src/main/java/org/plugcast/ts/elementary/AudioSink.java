package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.OptionalLong;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Takes coded audio frames in their order. */
public interface AudioSink {
  /**
   * Takes an access unit, {@code bytes[from..from + length)}, which the sink may not keep.
   *
   * @param frame header of its first frame; {@code length} is more than its size where others are
   *     added to it
   * @param pts in 90 kHz ticks that do not wrap, where its PES packet gives one
   */
  void frame(AudioFrame frame, OptionalLong pts, byte[] bytes, int from, int length)
      throws IOException;

  /** Bytes that make no frame were dropped. */
  void damaged(MalformedStreamException fault) throws IOException;
}
