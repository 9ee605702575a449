package org.plugcast.ts.multiplex;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * The audio slots of a channel. A frame begins in the first audio slot that is not earlier than its
 * sending time and fills {@link AudioFormat#packetsPerFrame} slots; slots left over bear null
 * packets. Remembers the clip that bears on the last frame.
 */
final class AudioCursor implements AutoCloseable {
  private final ChannelGrid grid;
  private final Schedule schedule;
  private final CurrentClip clip;
  private final int packetsPerFrame;
  private long firstAudio;
  private long endAudio;

  AudioCursor(ChannelGrid grid, Schedule schedule, ClipSource clips) {
    this.grid = grid;
    this.schedule = schedule;
    this.clip = new CurrentClip(clips);
    this.packetsPerFrame = grid.format().audio().packetsPerFrame();
  }

  /** Writes what an audio slot bears; false if its clip is not at hand. */
  boolean packet(long audioSlot, byte[] dst, int offset) throws IOException {
    long frame = grid.audioFrameAtSlot(audioSlot);
    long part = frame < 0 ? packetsPerFrame : audioSlot - grid.firstSlotOfAudio(frame);
    if (part >= packetsPerFrame) {
      TsPacket.writeNull(dst, offset);
      return true;
    }
    seek(frame);
    Clip current = clip.clip();
    if (current == null || frame - firstAudio >= current.index().audioFrames()) {
      TsPacket.writeNull(dst, offset);
      return !clip.isMissing();
    }
    current.read(
        current.index().audioPacket(grid.layout(), frame - firstAudio, (int) part), dst, offset);
    TsPacket.setContinuityCounter(dst, offset, (int) ((frame * packetsPerFrame + part) % 16));
    if (part == 0) {
      PesHeader.setPts(
          dst, offset + TsPacket.payloadOffset(dst, offset), grid.timestamp(grid.soundTime(frame)));
    }
    return true;
  }

  private void seek(long frame) throws IOException {
    if (frame >= firstAudio && frame < endAudio && !clip.isMissing()) {
      return;
    }
    Optional<Schedule.Placed> placed = schedule.at(grid.lastFrameForAudio(frame));
    firstAudio = placed.map(p -> grid.audioFrameAt(p.firstFrame())).orElse(frame);
    endAudio = placed.map(p -> grid.audioFrameAt(p.endFrame())).orElse(frame + 1);
    clip.turnTo(placed);
  }

  @Override
  public void close() throws IOException {
    clip.close();
  }
}
