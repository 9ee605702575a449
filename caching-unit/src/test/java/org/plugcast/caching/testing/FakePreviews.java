package org.plugcast.caching.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.plugcast.caching.preview.PreviewMaker;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.VideoFormat;

/** Makes previews that say what they were made of; may be told to fail. */
public final class FakePreviews implements PreviewMaker {
  private final AtomicInteger made = new AtomicInteger();
  private volatile String fault = "";

  /** Previews that were made or tried. */
  public int made() {
    return made.get();
  }

  /** Has all fail from now on, until it is empty. */
  public void fault(String reason) {
    fault = reason;
  }

  private void begin(ItemStream stream, long offset) throws IOException {
    made.incrementAndGet();
    if (!fault.isEmpty()) {
      throw new IOException(fault);
    }
    if (stream.read(offset, 1)[0] != (byte) TsPacket.SYNC) {
      throw new IllegalStateException("no packet begins at " + offset);
    }
  }

  @Override
  public byte[] poster(ItemStream stream, long offset) throws IOException {
    begin(stream, offset);
    return ("poster at " + offset).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] strip(ItemStream stream, List<Long> offsets) throws IOException {
    begin(stream, offsets.getFirst());
    return ("strip of " + offsets.size()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void film(ItemStream stream, VideoFormat video, Duration length, Path file, long mostBytes)
      throws IOException {
    begin(stream, 0);
    Files.writeString(file, "film of " + length.toMillis() + " ms");
  }
}
