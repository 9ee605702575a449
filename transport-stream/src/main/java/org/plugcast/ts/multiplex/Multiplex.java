package org.plugcast.ts.multiplex;

import java.io.IOException;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * The channel as a function: {@code index -> 188 bytes}.
 *
 * <p>Any order of indices gives the same bytes; rising order is fast, any other costs O(log n).
 * What it keeps between calls (the clip at hand, the last tables) is memory, never state. One owner
 * thread.
 */
public final class Multiplex implements AutoCloseable {
  private final ChannelGrid grid;
  private final RowLayout layout;
  private final ServiceTables tables;
  private final VideoCursor video;
  private final AudioCursor audio;

  public Multiplex(Timeline timeline, ClipSource clips) {
    Schedule schedule = new Schedule(timeline);
    grid = timeline.grid();
    layout = grid.layout();
    tables = new ServiceTables(timeline, grid, schedule);
    video = new VideoCursor(grid, schedule, clips, timeline.service().pids().video());
    audio = new AudioCursor(grid, schedule, clips);
  }

  /**
   * Writes packets {@code index} to {@code index + count - 1} from {@code dst[offset]} on.
   *
   * @return how many slots went out as null packets because their clip is not at hand
   */
  public int packets(long index, int count, byte[] dst, int offset) throws IOException {
    int missing = 0;
    for (int i = 0; i < count; i++) {
      if (!packet(index + i, dst, offset + i * TsPacket.LENGTH)) {
        missing++;
      }
    }
    return missing;
  }

  /** Lets go of the clips at hand; the next packet opens them again. */
  @Override
  public void close() throws IOException {
    video.close();
    audio.close();
  }

  private boolean packet(long index, byte[] dst, int offset) throws IOException {
    long row = index / layout.slots();
    int slot = (int) (index % layout.slots());
    if (layout.isTable(slot)) {
      return tableSlot(index, row, dst, offset);
    }
    return layout.isAudio(slot)
        ? audio.packet(row * layout.audioSlots() + layout.audioRank(slot), dst, offset)
        : video.packet(row, layout.videoRank(slot), dst, offset);
  }

  private boolean tableSlot(long index, long row, byte[] dst, int offset) throws IOException {
    if (!TableSlots.bearsPcr(row)) {
      tables.packet(row, dst, offset);
      return true;
    }
    boolean found = video.pcrPacket(row, dst, offset);
    TsPacket.setPcr(dst, offset, grid.pcr(index));
    return found;
  }
}
