package org.plugcast.multicast.replay;

import java.io.IOException;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.replay.Cursor;

/** A recording as packets; where it cannot be read they are null packets. */
final class RecordingSource implements PacketSource {
  private final Cursor cursor;

  RecordingSource(Cursor cursor) {
    this.cursor = cursor;
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    try {
      cursor.read(index, count, destination, offset);
      return 0;
    } catch (IOException e) {
      for (int i = 0; i < count; i++) {
        TsPacket.writeNull(destination, offset + i * TsPacket.LENGTH);
      }
      return count;
    }
  }

  @Override
  public void close() {}
}
