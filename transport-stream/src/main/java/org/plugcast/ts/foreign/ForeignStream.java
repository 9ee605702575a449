package org.plugcast.ts.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.Demultiplexer;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.PacketFramer;
import org.plugcast.ts.store.ElementarySpool;

/**
 * A foreign transport stream, read once: its video and audio as coded frames in temporary files,
 * and what was found in it. For one thread.
 *
 * <p>The video starts with the first random access point and ends with whole groups; the audio
 * starts with the video. Where the audio ends a little earlier, the video is cut to it.
 */
public final class ForeignStream implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final ElementarySpool videoSpool;
  private final ElementarySpool audioSpool;
  private final Findings findings;

  private ForeignStream(ElementarySpool videoSpool, ElementarySpool audioSpool, Findings findings) {
    this.videoSpool = videoSpool;
    this.audioSpool = audioSpool;
    this.findings = findings;
  }

  /**
   * Reads a transport stream to its end.
   *
   * @param directory for the temporary files
   * @throws MalformedStreamException if there are no transport packets in it
   */
  @SuppressWarnings("MustBeClosedChecker") // The spools go to the stream, which closes them.
  public static ForeignStream read(InputStream in, Path directory) throws IOException {
    ElementarySpool videoSpool = ElementarySpool.create(directory);
    try {
      ElementarySpool audioSpool = ElementarySpool.create(directory);
      try {
        ForeignReader reader =
            new ForeignReader(new VideoCollector(videoSpool), new AudioCollector(audioSpool));
        demultiplex(in, reader);
        return new ForeignStream(videoSpool, audioSpool, new Assessment(reader).findings());
      } catch (IOException | RuntimeException e) {
        audioSpool.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      videoSpool.close();
      throw e;
    }
  }

  private static void demultiplex(InputStream in, ForeignReader reader) throws IOException {
    Demultiplexer demultiplexer = new Demultiplexer(reader);
    Packets packets = new Packets(demultiplexer, reader.oddities());
    PacketFramer framer = new PacketFramer(packets);
    byte[] chunk = new byte[CHUNK];
    int read;
    try {
      while ((read = in.read(chunk)) >= 0) {
        framer.push(chunk, 0, read);
      }
      framer.finish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    demultiplexer.end();
    if (packets.count == 0) {
      throw new MalformedStreamException("no transport packets", 0, "ISO/IEC 13818-1 §2.4.3.2");
    }
  }

  public StreamProfile profile() {
    return findings.profile();
  }

  /** The video; empty if none can be read. */
  public Optional<VideoStream> video() {
    return findings.video();
  }

  /** The audio from the start of the video on; empty if none can be read. */
  public Optional<AudioStream> audio() {
    return findings.audio();
  }

  @Override
  public void close() throws IOException {
    try (videoSpool) {
      audioSpool.close();
    }
  }

  /** Leads packets to the demultiplexer. */
  private static final class Packets implements PacketFramer.Sink {
    private final Demultiplexer demultiplexer;
    private final Oddities oddities;
    private long count;

    Packets(Demultiplexer demultiplexer, Oddities oddities) {
      this.demultiplexer = demultiplexer;
      this.oddities = oddities;
    }

    @Override
    public void packet(byte[] bytes, int offset, long byteOffset) {
      count++;
      try {
        demultiplexer.push(bytes, offset);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void synchronised(long byteOffset, long skipped, int packetLength) {}

    @Override
    public void syncByteError(long byteOffset) {
      oddities.add("packets without sync byte", "byte " + byteOffset);
    }

    @Override
    public void syncLoss(long byteOffset) {
      oddities.add("losses of packet alignment", "byte " + byteOffset);
    }
  }
}
