package org.plugcast.ts.testing;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionPackets;
import org.plugcast.ts.mpeg.TsPacket;

/** Writes small transport streams, packet by packet. */
public final class TransportWriter {
  public static final int PMT_PID = 0x100;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Integer, Integer> counters = new TreeMap<>();

  /** Tables of program 1 with these streams. */
  public TransportWriter tables(Pmt.Stream... streams) {
    Pmt pmt = new Pmt(1, 0, streams[0].pid(), List.of(), List.of(streams));
    section(Pat.PID, new Pat(1, 0, Map.of(1, PMT_PID)).toSection());
    return section(PMT_PID, pmt.toSection());
  }

  public TransportWriter section(int pid, Section section) {
    byte[] packets = SectionPackets.packets(pid, section, counters.getOrDefault(pid, 0));
    counters.merge(pid, packets.length / TsPacket.LENGTH, Integer::sum);
    out.writeBytes(packets);
    return this;
  }

  /** A PES packet with PTS, its length stated. */
  public TransportWriter pes(int pid, int streamId, long pts, byte[] payload) {
    return pes(
        pid, streamId, pts, payload, PesHeader.packetLength(PesHeader.PTS_LENGTH, payload.length));
  }

  /** A PES packet with PTS whose length is not stated. */
  public TransportWriter unboundedPes(int pid, int streamId, long pts, byte[] payload) {
    return pes(pid, streamId, pts, payload, 0);
  }

  private TransportWriter pes(int pid, int streamId, long pts, byte[] payload, int packetLength) {
    byte[] pes = new byte[PesHeader.PTS_LENGTH + payload.length];
    PesHeader.write(pes, 0, streamId, pts, packetLength, true);
    System.arraycopy(payload, 0, pes, PesHeader.PTS_LENGTH, payload.length);
    byte[] packet = new byte[TsPacket.LENGTH];
    for (int at = 0; at < pes.length; at += TsPacket.MAX_PAYLOAD) {
      int counter = counters.merge(pid, 1, Integer::sum) - 1;
      int length = Math.min(TsPacket.MAX_PAYLOAD, pes.length - at);
      TsPacket.writePayload(packet, 0, pid, at == 0, counter, pes, at, length, false);
      out.writeBytes(packet);
    }
    return this;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
