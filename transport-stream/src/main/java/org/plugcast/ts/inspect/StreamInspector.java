package org.plugcast.ts.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import org.plugcast.ts.mpeg.PacketFramer;

/**
 * Inspects a transport stream: push bytes in pieces of any size, then {@link #finish}.
 *
 * <p>Time is taken from the PCRs unless packets are pushed with their arrival time. Finds what ETSI
 * TR 101 290 lists as priorities 1 and 2, and breaks in the cadence of pictures and sound. For one
 * thread.
 */
public final class StreamInspector {
  private static final int CHUNK = 1 << 16;

  private final Inspection inspection;
  private final PacketFramer framer;

  /** Inspects by the limits of the standard. */
  public StreamInspector() {
    this(Limits.standard());
  }

  public StreamInspector(Limits limits) {
    inspection = new Inspection(limits);
    framer = new PacketFramer(inspection);
  }

  /** Inspects all that {@code stream} has. */
  public static Report inspect(InputStream stream) throws IOException {
    StreamInspector inspector = new StreamInspector();
    byte[] chunk = new byte[CHUNK];
    int length = stream.read(chunk);
    while (length >= 0) {
      inspector.push(chunk, 0, length);
      length = stream.read(chunk);
    }
    return inspector.finish();
  }

  /** Inspects all that a blocking {@code channel} has. */
  public static Report inspect(ReadableByteChannel channel) throws IOException {
    StreamInspector inspector = new StreamInspector();
    byte[] chunk = new byte[CHUNK];
    ByteBuffer buffer = ByteBuffer.wrap(chunk);
    while (channel.read(buffer) >= 0) {
      inspector.push(chunk, 0, buffer.position());
      buffer.clear();
    }
    return inspector.finish();
  }

  /** Takes the next bytes. */
  public void push(byte[] bytes, int from, int length) {
    framer.push(bytes, from, length);
  }

  /**
   * Takes the next bytes, which arrived at a known time.
   *
   * @param sinceStart on a clock that never goes back
   */
  public void push(Duration sinceStart, byte[] bytes, int from, int length) {
    inspection.arrive(Limits.ticks(sinceStart));
    framer.push(bytes, from, length);
  }

  /** Takes the end of the stream and returns what was found. Push nothing afterwards. */
  public Report finish() {
    framer.finish();
    return inspection.finish(framer.bytes());
  }
}
