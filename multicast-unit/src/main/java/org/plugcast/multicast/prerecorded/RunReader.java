package org.plugcast.multicast.prerecorded;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Reads the packets of a run, fastest in order; keeps one file open. A file that is deleted while
 * it is open can still be read. One thread.
 */
final class RunReader implements AutoCloseable {
  private static final int WINDOW_PACKETS = 348;

  private final RecordedRun run;
  private final byte[] window = new byte[WINDOW_PACKETS * TsPacket.LENGTH];
  private RecordedRun.@Nullable Piece piece;
  private @Nullable FileChannel channel;
  private long windowFirst;
  private int windowPackets;

  RunReader(RecordedRun run) {
    this.run = run;
  }

  /** Copies packet {@code place} of the run. */
  void read(long place, byte[] destination, int offset) throws IOException {
    if (place < windowFirst || place >= windowFirst + windowPackets) {
      load(place);
    }
    int from = (int) (place - windowFirst) * TsPacket.LENGTH;
    System.arraycopy(window, from, destination, offset, TsPacket.LENGTH);
  }

  private void load(long place) throws IOException {
    RecordedRun.Piece wanted = run.pieceAt(place);
    FileChannel open = open(wanted);
    long at = run.firstPacket() + place - wanted.firstPacket();
    int count = (int) Math.min(WINDOW_PACKETS, wanted.packets() - at);
    windowPackets = 0;
    ByteBuffer buffer = ByteBuffer.wrap(window, 0, count * TsPacket.LENGTH);
    while (buffer.hasRemaining()) {
      if (open.read(buffer, at * TsPacket.LENGTH + buffer.position()) < 0) {
        throw new EOFException(wanted.media() + " has been cut");
      }
    }
    windowFirst = place;
    windowPackets = count;
  }

  @SuppressWarnings("MustBeClosedChecker") // The channel stays open until the next, or close.
  private FileChannel open(RecordedRun.Piece wanted) throws IOException {
    FileChannel open = channel;
    if (open == null || !wanted.equals(piece)) {
      close();
      open = FileChannel.open(wanted.media(), StandardOpenOption.READ);
      channel = open;
      piece = wanted;
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    FileChannel open = channel;
    channel = null;
    piece = null;
    if (open != null) {
      open.close();
    }
  }
}
