package org.plugcast.renderer.encode;

import java.io.IOException;
import java.util.List;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.foreign.ForeignStream;

/**
 * Coded pictures.
 *
 * @param notes on the page that they come from
 */
public record Pictures(ForeignStream stream, List<String> notes) implements AutoCloseable {
  public Pictures {
    notes = List.copyOf(notes);
  }

  public VideoStream frames() throws IOException {
    return stream.video().orElseThrow(() -> new IOException("the encoder wrote no pictures"));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
