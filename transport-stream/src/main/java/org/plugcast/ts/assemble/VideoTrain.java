package org.plugcast.ts.assemble;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.PesPacketizer;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.ClipIndex.RandomAccessPoint;
import org.plugcast.ts.multiplex.RowLayout;

/**
 * The rows of a clip: every video packet as early as the decoder buffer allows, null packets where
 * it does not. One writer.
 */
final class VideoTrain {
  private static final int STREAM_ID = 0xe0;
  private static final int COUNTER_MODULUS = 16;

  private final ChannelGrid grid;
  private final VideoStream video;
  private final int pid;
  private final long[] pictureBits;
  private final DecoderBuffer buffer;
  private final PesPacketizer packetizer;
  private final List<RandomAccessPoint> randomAccess = new ArrayList<>();
  private byte[] pes = new byte[1 << 16];
  private int picture = -1;
  private long packetsSent;
  private int counterPadding;

  VideoTrain(ChannelGrid grid, VideoStream video, int pid) throws DoesNotFitException {
    this.grid = grid;
    this.video = video;
    this.pid = pid;
    this.packetizer = new PesPacketizer(pid);
    this.pictureBits = new long[video.frames()];
    long packets = 0;
    for (int i = 0; i < pictureBits.length; i++) {
      int length = headerLength(i) + video.size(i);
      pictureBits[i] = length * 8L;
      packets += PesPacketizer.packets(length, video.randomAccess(i));
    }
    counterPadding = Math.floorMod(-packets, COUNTER_MODULUS);
    buffer = new DecoderBuffer(grid, pictureBits);
    buffer.checkEnd();
  }

  /** Writes {@code rows} rows. */
  void write(long rows, OutputStream out) throws IOException, DoesNotFitException {
    RowLayout layout = grid.layout();
    int[] slots = new int[layout.videoSlots()];
    for (int rank = 0; rank < slots.length; rank++) {
      slots[rank] = layout.videoSlot(rank);
    }
    byte[] packets = new byte[(1 + slots.length) * TsPacket.LENGTH];
    advance();
    for (long row = 0; row < rows; row++) {
      TsPacket.writePcrOnly(packets, 0, pid, (int) ((packetsSent + 15) % COUNTER_MODULUS));
      long first = grid.indexOfRow(row);
      for (int rank = 0; rank < slots.length; rank++) {
        long clipPacket = row * (1 + slots.length) + 1 + rank;
        int offset = (1 + rank) * TsPacket.LENGTH;
        fill(packets, offset, grid.timeOf(first + slots[rank] + 1), clipPacket);
      }
      out.write(packets);
    }
    if (picture < pictureBits.length) {
      throw new DoesNotFitException(
          (pictureBits.length - picture)
              + " of "
              + pictureBits.length
              + " pictures are not sent by the end of the item: encode at a lower rate");
    }
  }

  long packetsSent() {
    return packetsSent;
  }

  List<RandomAccessPoint> randomAccess() {
    return randomAccess;
  }

  private void fill(byte[] packets, int offset, long arrival, long clipPacket)
      throws IOException, DoesNotFitException {
    if (picture == pictureBits.length
        || !buffer.admits(picture, packetizer.nextLength() * 8L, arrival)) {
      TsPacket.writeNull(packets, offset);
      return;
    }
    if (randomAccess.isEmpty() || isNewRandomAccessPoint()) {
      randomAccess.add(new RandomAccessPoint(video.displayIndex(picture), clipPacket));
    }
    buffer.add(packetizer.nextLength() * 8L);
    packetizer.next((int) (packetsSent % COUNTER_MODULUS), packets, offset);
    packetsSent++;
    if (packetizer.isDone()) {
      if (arrival > grid.decodeTime(picture)) {
        throw new DoesNotFitException(
            "picture "
                + picture
                + " arrives "
                + (arrival - grid.decodeTime(picture)) / 27_000
                + " ms after it must be decoded: encode at a lower rate");
      }
      advance();
    }
  }

  private boolean isNewRandomAccessPoint() {
    return video.randomAccess(picture)
        && randomAccess.getLast().frame() < video.displayIndex(picture);
  }

  private void advance() throws IOException, DoesNotFitException {
    picture++;
    if (picture == pictureBits.length) {
      return;
    }
    int size = video.size(picture);
    if (pes.length < PesHeader.PTS_DTS_LENGTH + size) {
      pes = new byte[(PesHeader.PTS_DTS_LENGTH + size) * 3 / 2];
    }
    int header = writeHeader(picture);
    video.read(picture, pes, header);
    boolean access = video.randomAccess(picture);
    int packets = PesPacketizer.packets(header + size, access);
    if (picture == pictureBits.length - 1) {
      packets += counterPadding;
      if (size < packets) {
        throw new DoesNotFitException(
            "the last picture has " + size + " bytes, too few for " + packets + " packets");
      }
    }
    packetizer.begin(pes, header + size, packets, access);
  }

  private int writeHeader(int index) {
    long pts = grid.timestamp(grid.displayTime(video.displayIndex(index)));
    return hasDts(index)
        ? PesHeader.write(pes, 0, STREAM_ID, pts, grid.timestamp(grid.decodeTime(index)), 0, true)
        : PesHeader.write(pes, 0, STREAM_ID, pts, 0, true);
  }

  private int headerLength(int index) {
    return hasDts(index) ? PesHeader.PTS_DTS_LENGTH : PesHeader.PTS_LENGTH;
  }

  private boolean hasDts(int index) {
    return grid.displayTime(video.displayIndex(index)) != grid.decodeTime(index);
  }
}
