package org.plugcast.caching.render;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugcast.caching.preview.PreviewMaker;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.preview.ClipPreviews;
import org.plugcast.renderer.preview.TransportSource;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.VideoFormat;

/** Makes previews by the renderer. Any number of threads. */
public final class RenderedPreviews implements PreviewMaker {
  private final ClipPreviews previews;

  public RenderedPreviews(FfmpegPrograms programs) {
    this.previews = new ClipPreviews(programs);
  }

  @Override
  public byte[] poster(ItemStream stream, long offset) throws IOException, InterruptedException {
    return previews.poster(new Source(stream), offset);
  }

  @Override
  public byte[] strip(ItemStream stream, List<Long> offsets)
      throws IOException, InterruptedException {
    return previews.strip(new Source(stream), offsets);
  }

  @Override
  public void film(ItemStream stream, VideoFormat video, Duration length, Path file, long mostBytes)
      throws IOException, InterruptedException {
    previews.film(new Source(stream), video, length, file, mostBytes);
  }

  private record Source(ItemStream stream) implements TransportSource {
    @Override
    public long size() {
      return stream.size();
    }

    @Override
    public byte[] read(long from, int length) throws IOException {
      return stream.read(from, length);
    }
  }
}
