package org.plugcast.ts.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.plugcast.ts.assemble.ClipAssembler;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Clip;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.VideoFormat;

/** Clips held in memory, made from synthetic streams. */
public final class MemoryClips implements ClipSource {
  /** 720p 29.97 H.264 with AC-3 in 3.75 Mbit/s. */
  public static final ChannelFormat HD =
      format(3_750_000, VideoCodec.H264, "30000/1001", AudioCodec.AC3, 17_500_000, 27_000_000);

  private final Map<Digest, byte[]> files = new HashMap<>();
  private final Map<Digest, ClipIndex> indices = new HashMap<>();

  public static ChannelFormat format(
      long rate,
      VideoCodec codec,
      String frameRate,
      AudioCodec audio,
      long bufferBits,
      long delayTicks) {
    return format(
        rate,
        codec,
        frameRate,
        AudioFormat.constantRate(audio, 2, 192_000),
        bufferBits,
        delayTicks);
  }

  public static ChannelFormat format(
      long rate,
      VideoCodec codec,
      String frameRate,
      AudioFormat audio,
      long bufferBits,
      long delayTicks) {
    return new ChannelFormat(
        new MuxRate(rate),
        new VideoFormat(
            codec, 1280, 720, FrameRate.parse(frameRate), 1, bufferBits, Scan.PROGRESSIVE),
        audio,
        delayTicks);
  }

  /** Makes a clip at about 80 % of the video rate and returns its entry. */
  public Entry add(ChannelFormat format, long seed, int frames)
      throws IOException, DoesNotFitException {
    long meanBytes =
        format.rate().bitsPerSecond()
            * 7
            / 10
            / 8
            * format.video().frameRate().ticks()
            / 27_000_000;
    return add(format, seed, SyntheticStreams.video(seed, frames, 15, (int) meanBytes));
  }

  public Entry add(ChannelFormat format, long seed, VideoStream video)
      throws IOException, DoesNotFitException {
    AudioCodec codec = format.audio().codec();
    int frameBytes =
        codec.headerBytes()
            + format.audio().bitsPerSecond() / 8 * codec.frameSamples() / AudioCodec.SAMPLE_RATE;
    int frames = new ClipAssembler(format, Pids.DEFAULT).audioFramesFor(video.frames());
    return add(format, "Title " + seed, video, SyntheticStreams.audio(seed, frames, frameBytes));
  }

  public Entry add(ChannelFormat format, String title, VideoStream video, AudioStream audio)
      throws IOException, DoesNotFitException {
    ClipAssembler assembler = new ClipAssembler(format, Pids.DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ClipIndex index = assembler.assemble(video, audio, out);
    byte[] file = out.toByteArray();
    Digest digest = sha256(file);
    files.put(digest, file);
    indices.put(digest, index);
    return Entry.of(digest, video.frames(), Map.of(Entry.TITLE, title));
  }

  public ClipIndex index(Digest digest) {
    return Optional.ofNullable(indices.get(digest)).orElseThrow();
  }

  @Override
  public Optional<Clip> find(Digest digest) {
    return Optional.ofNullable(files.get(digest))
        .map(file -> new MemoryClip(file, Optional.ofNullable(indices.get(digest)).orElseThrow()));
  }

  private static final class MemoryClip implements Clip {
    private final byte[] file;
    private final ClipIndex index;

    MemoryClip(byte[] file, ClipIndex index) {
      this.file = file;
      this.index = index;
    }

    @Override
    public ClipIndex index() {
      return index;
    }

    @Override
    public void read(long packet, byte[] dst, int offset) {
      System.arraycopy(
          file, Math.toIntExact(packet * TsPacket.LENGTH), dst, offset, TsPacket.LENGTH);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static Digest sha256(byte[] bytes) {
    try {
      return Digest.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
