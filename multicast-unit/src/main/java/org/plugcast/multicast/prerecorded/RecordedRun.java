package org.plugcast.multicast.prerecorded;

import java.nio.file.Path;
import java.util.List;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.record.AirLine;

/**
 * Segments whose packets follow each other without a gap.
 *
 * @param air the line on which they were recorded
 * @param pieces at least one, in order
 */
public record RecordedRun(AirLine air, List<Piece> pieces) {

  /**
   * A segment of a run.
   *
   * @param firstPacket index of its first packet when it was recorded
   */
  public record Piece(Path media, long firstPacket, long packets) {
    long endPacket() {
      return firstPacket + packets;
    }
  }

  public RecordedRun {
    pieces = List.copyOf(pieces);
    for (int i = 1; i < pieces.size(); i++) {
      if (pieces.get(i).firstPacket() != pieces.get(i - 1).endPacket()) {
        throw new IllegalArgumentException(
            "packet " + pieces.get(i).firstPacket() + " does not follow the piece before it");
      }
    }
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("a run without a piece");
    }
  }

  /** Index of the first packet when it was recorded. */
  long firstPacket() {
    return pieces.getFirst().firstPacket();
  }

  /** Packets that are played: whole datagrams. */
  public long packets() {
    long all = pieces.getLast().endPacket() - firstPacket();
    return all / Cadence.PACKETS_PER_DATAGRAM * Cadence.PACKETS_PER_DATAGRAM;
  }

  /** The piece that holds packet {@code place} of the run. */
  Piece pieceAt(long place) {
    long packet = firstPacket() + place;
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (pieces.get(middle).firstPacket() <= packet) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pieces.get(low);
  }
}
