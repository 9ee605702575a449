package org.plugcast.multicast.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plugcast.ts.assemble.ClipAssembler;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.VideoFormat;
import org.plugcast.ts.store.ClipStore;

/** Clips of made-up bytes, and timelines of them. */
public final class SampleClips {
  public static final ChannelFormat FORMAT =
      new ChannelFormat(
          new MuxRate(3_750_000),
          new VideoFormat(
              VideoCodec.H264,
              1280,
              720,
              FrameRate.parse("30000/1001"),
              1,
              17_500_000,
              Scan.PROGRESSIVE),
          AudioFormat.constantRate(AudioCodec.AC3, 2, 192_000),
          27_000_000);

  private static final int PICTURE_BYTES = 9_000;
  private static final int AUDIO_BYTES = 768;

  private final ClipStore store;

  public SampleClips(Path folder) throws IOException {
    this.store = new ClipStore(folder);
  }

  public Path path(Digest digest) {
    return store.path(digest);
  }

  public byte[] bytes(Entry entry) {
    try {
      return Files.readAllBytes(store.path(entry.clip()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ClipStore store() {
    return store;
  }

  /** Makes a clip; another seed gives other bytes. */
  public Entry clip(String title, long seed, int frames) throws IOException {
    ClipAssembler assembler = new ClipAssembler(FORMAT, Pids.DEFAULT);
    Frames video = new Frames(seed, frames, PICTURE_BYTES);
    Frames audio = new Frames(seed + 1, assembler.audioFramesFor(frames), AUDIO_BYTES);
    try {
      Digest digest =
          store.<DoesNotFitException>store(out -> assembler.assemble(video, audio, out));
      return Entry.of(
          digest,
          frames,
          Map.of(
              Entry.TITLE, title, Entry.ARTIST, "Artist of " + title, Entry.MEDIA_ID, "m" + seed));
    } catch (DoesNotFitException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first revision of a channel that loops over some entries from frame 0. */
  public static Timeline timeline(int channel, Instant epoch, Entry... loop) {
    Service service = new Service(channel, channel, "Channel " + channel, "Plugcast", Pids.DEFAULT);
    return new Timeline(service, FORMAT, epoch, 0, 1, 0, 0, List.of(), List.of(loop));
  }

  /** The next revision, which holds from a frame and may have other entries. */
  public static Timeline revision(
      Timeline before, long validFrom, List<Entry> leadIn, List<Entry> loop) {
    return new Timeline(
        before.service(),
        before.format(),
        before.epoch(),
        before.originTicks(),
        before.revision() + 1,
        validFrom,
        before.firstFrame(),
        leadIn,
        loop);
  }

  /** Frames of one size; bytes that hold no start code. */
  private record Frames(long seed, int frames, int bytes) implements VideoStream, AudioStream {
    private static final int GOP = 15;

    @Override
    public int size(int index) {
      return bytes;
    }

    @Override
    public int displayIndex(int decodeIndex) {
      return decodeIndex;
    }

    @Override
    public boolean randomAccess(int decodeIndex) {
      return decodeIndex % GOP == 0;
    }

    @Override
    public void read(int index, byte[] dst, int offset) {
      Random random = new Random(seed * 1_000_003 + index);
      for (int i = 0; i < bytes; i++) {
        dst[offset + i] = (byte) (1 + random.nextInt(255));
      }
    }
  }
}
