package org.plugcast.ts.assemble;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.PesPacketizer;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.Pids;

/** Makes a clip from coded frames: video train, audio frames, index, trailer. */
public final class ClipAssembler {
  /** Last bytes of every clip: the length of the index text (64 bits), then this. */
  public static final long MAGIC = 0x50_4c_55_47_43_4c_49_50L;

  private final ChannelFormat format;
  private final Pids pids;
  private final ChannelGrid grid;

  public ClipAssembler(ChannelFormat format, Pids pids) {
    this.format = format;
    this.pids = pids;
    this.grid = new ChannelGrid(format, 0);
  }

  /** Audio frames that a clip of {@code videoFrames} frames needs, with the spare one. */
  public int audioFramesFor(int videoFrames) {
    return grid.audioFramesWithSpare(videoFrames);
  }

  /**
   * Writes a clip.
   *
   * @param audio at least {@link #audioFramesFor} frames; what is beyond is left out
   * @throws DoesNotFitException if a decoder's buffer would overflow or underflow
   */
  public ClipIndex assemble(VideoStream video, AudioStream audio, OutputStream out)
      throws IOException, DoesNotFitException {
    int audioFrames = checked(video, audio);
    long rows = grid.wholeRows(video.frames());
    VideoTrain train = new VideoTrain(grid, video, pids.video());
    train.write(rows, out);
    writeAudio(audio, audioFrames, out);
    ClipIndex index =
        new ClipIndex(
            format,
            video.frames(),
            Math.toIntExact(rows),
            audioFrames,
            train.packetsSent(),
            train.randomAccess());
    byte[] text = index.toText().getBytes(StandardCharsets.UTF_8);
    out.write(text);
    out.write(ByteBuffer.allocate(16).putLong(text.length).putLong(MAGIC).array());
    return index;
  }

  private int checked(VideoStream video, AudioStream audio) throws DoesNotFitException {
    if (video.frames() < 1 || !video.randomAccess(0) || grid.wholeRows(video.frames()) < 1) {
      throw new DoesNotFitException("the video is empty or does not start with a key picture");
    }
    int audioFrames = grid.audioFramesWithSpare(video.frames());
    if (audio.frames() < audioFrames) {
      throw new DoesNotFitException(
          "the audio has " + audio.frames() + " frames, the video needs " + audioFrames);
    }
    int largest = format.audio().largestFrame();
    for (int frame = 0; frame < audioFrames; frame++) {
      if (audio.size(frame) > largest || audio.size(frame) < format.audio().packetsPerFrame()) {
        throw new DoesNotFitException(
            "audio frame "
                + frame
                + " has "
                + audio.size(frame)
                + " bytes: expected "
                + format.audio().packetsPerFrame()
                + " to "
                + largest);
      }
    }
    return audioFrames;
  }

  private void writeAudio(AudioStream audio, int frames, OutputStream out) throws IOException {
    AudioFormat form = format.audio();
    PesPacketizer packetizer = new PesPacketizer(pids.audio());
    byte[] pes = new byte[form.packetsPerFrame() * TsPacket.MAX_PAYLOAD];
    byte[] packets = new byte[form.packetsPerFrame() * TsPacket.LENGTH];
    long counter = 0;
    for (int frame = 0; frame < frames; frame++) {
      int size = audio.size(frame);
      int header =
          PesHeader.write(
              pes,
              0,
              form.codec().streamId(),
              grid.timestamp(grid.soundTime(frame)),
              PesHeader.packetLength(PesHeader.PTS_LENGTH, size),
              true);
      audio.read(frame, pes, header);
      packetizer.begin(pes, header + size, form.packetsPerFrame(), false);
      for (int offset = 0; !packetizer.isDone(); offset += TsPacket.LENGTH) {
        packetizer.next((int) (counter++ % 16), packets, offset);
      }
      out.write(packets);
    }
  }
}
