package org.plugcast.ts.multiplex;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/** The video slots and PCR slots of a channel; remembers the clip that bears on the last row. */
final class VideoCursor implements AutoCloseable {
  /** Counter of the last video packet of every clip. */
  private static final int LAST_COUNTER = 15;

  private final ChannelGrid grid;
  private final Schedule schedule;
  private final CurrentClip clip;
  private final int pid;
  private final long decodeNominal;
  private long firstRow;
  private long endRow;
  private long firstFrame;

  VideoCursor(ChannelGrid grid, Schedule schedule, ClipSource clips, int pid) {
    this.grid = grid;
    this.schedule = schedule;
    this.clip = new CurrentClip(clips);
    this.pid = pid;
    this.decodeNominal = grid.format().startDelayTicks();
  }

  /** Writes the {@code rank}-th video packet of a row; false if its clip is not at hand. */
  boolean packet(long row, int rank, byte[] dst, int offset) throws IOException {
    seek(row);
    Clip current = clip.clip();
    if (current == null || row - firstRow >= current.index().rows()) {
      TsPacket.writeNull(dst, offset);
      return !clip.isMissing();
    }
    current.read(ClipIndex.rowPacket(grid.layout(), row - firstRow) + 1 + rank, dst, offset);
    if (TsPacket.payloadUnitStart(dst, offset)) {
      restamp(dst, offset + TsPacket.payloadOffset(dst, offset));
    }
    return true;
  }

  /** Writes a row's PCR packet, its PCR not yet set; false if its clip is not at hand. */
  boolean pcrPacket(long row, byte[] dst, int offset) throws IOException {
    seek(row);
    Clip current = clip.clip();
    if (current == null || row - firstRow >= current.index().rows()) {
      TsPacket.writePcrOnly(dst, offset, pid, LAST_COUNTER);
      return !clip.isMissing();
    }
    current.read(ClipIndex.rowPacket(grid.layout(), row - firstRow), dst, offset);
    return true;
  }

  private void restamp(byte[] dst, int pes) {
    long shown = grid.frameOfNominal(PesHeader.pts(dst, pes), grid.firstDisplayTicks());
    PesHeader.setPts(dst, pes, grid.timestamp(grid.displayTime(firstFrame + shown)));
    if (PesHeader.hasDts(dst, pes)) {
      long decoded = grid.frameOfNominal(PesHeader.dts(dst, pes), decodeNominal);
      PesHeader.setDts(dst, pes, grid.timestamp(grid.decodeTime(firstFrame + decoded)));
    }
  }

  private void seek(long row) throws IOException {
    if (row >= firstRow && row < endRow && !clip.isMissing()) {
      return;
    }
    Optional<Schedule.Placed> placed = schedule.at(grid.lastFrameAt(row));
    firstRow = placed.map(p -> grid.rowOf(p.firstFrame())).orElse(row);
    endRow = placed.map(p -> grid.rowOf(p.endFrame())).orElse(row + 1);
    firstFrame = placed.map(Schedule.Placed::firstFrame).orElse(0L);
    clip.turnTo(placed);
  }

  @Override
  public void close() throws IOException {
    clip.close();
  }
}
