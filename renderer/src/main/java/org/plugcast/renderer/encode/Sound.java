package org.plugcast.renderer.encode;

import java.io.IOException;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.foreign.ForeignStream;

/**
 * Coded sound that starts with the first picture.
 *
 * @param samples at 48 kHz, without the silence at its end; 0 if it is silence all through
 * @param peakDb highest level before any treatment, in dB of full scale; minus infinity for silence
 * @param loudness as it went to the encoder
 */
public record Sound(ForeignStream stream, long samples, double peakDb, Loudness loudness)
    implements AutoCloseable {
  public AudioStream frames() throws IOException {
    return stream.audio().orElseThrow(() -> new IOException("the encoder wrote no sound"));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
