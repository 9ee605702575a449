package org.plugcast.ts.testing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.plugcast.ts.dvb.Sdt;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionPackets;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * A faultless transport stream of 1 Mbit/s: PCR every 20 ms, PAT and PMT every 100 ms, SDT every
 * 500 ms, pictures of 40 ms, AC-3 frames of 32 ms with real headers. Made without {@code
 * ts.multiplex}.
 */
public final class CleanStream {
  public static final int PMT_PID = 4096;
  public static final int VIDEO_PID = 256;
  public static final int AUDIO_PID = 257;
  public static final MuxRate RATE = new MuxRate(1_000_000);

  private static final long MS = Pcr.FREQUENCY / 1000;
  private static final long DELAY = 300 * MS;
  private static final int PICTURE_BYTES = 900;
  private static final byte[] AC3_FRAME = ac3Frame();

  private final List<byte[]> packets = new ArrayList<>();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final int[] counters = new int[TsPacket.PIDS];
  private final long origin;

  private CleanStream(long origin) {
    this.origin = origin;
  }

  /** Packets of a stream whose first PCR is near {@code origin}, in 27 MHz ticks. */
  public static List<byte[]> packets(int seconds, long origin) {
    CleanStream stream = new CleanStream(origin);
    stream.make(RATE.indexAt(seconds * Pcr.FREQUENCY));
    return stream.packets;
  }

  /** Packets one after the other. */
  public static byte[] join(List<byte[]> packets) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    packets.forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  private void make(long count) {
    long last = -1;
    for (long index = 0; index < count; index++) {
      long now = RATE.ticksAt(index);
      fill(last, now);
      packets.add(waiting.isEmpty() ? nullPacket() : timed(waiting.remove(), index));
      last = now;
    }
  }

  /** Queues what falls due after {@code last} and not after {@code now}. */
  private void fill(long last, long now) {
    if (due(last, now, 20)) {
      byte[] packet = new byte[TsPacket.LENGTH];
      TsPacket.writePcrOnly(packet, 0, VIDEO_PID, counters[VIDEO_PID] - 1);
      waiting.addFirst(packet);
    }
    if (due(last, now, 100)) {
      section(Pat.PID, pat());
      section(PMT_PID, pmt());
    }
    if (due(last, now, 500)) {
      section(Sdt.PID, sdt());
    }
    if (due(last, now, 40)) {
      pes(VIDEO_PID, 0xe0, now / (40 * MS) * 40 * MS, new byte[PICTURE_BYTES]);
    }
    if (due(last, now, 32)) {
      pes(AUDIO_PID, PesHeader.PRIVATE_STREAM_1, now / (32 * MS) * 32 * MS, AC3_FRAME);
    }
  }

  private static boolean due(long last, long now, int everyMs) {
    return last < 0 || last / (everyMs * MS) < now / (everyMs * MS);
  }

  private byte[] timed(byte[] packet, long index) {
    if (TsPacket.hasPcr(packet, 0)) {
      int counter = counters[VIDEO_PID];
      TsPacket.setContinuityCounter(packet, 0, counter - 1);
      TsPacket.setPcr(packet, 0, Pcr.ofTimeline(origin + RATE.pcrTicksAt(index)).ticks());
    } else {
      int pid = TsPacket.pid(packet, 0);
      TsPacket.setContinuityCounter(packet, 0, counters[pid]++);
    }
    return packet;
  }

  private static byte[] nullPacket() {
    byte[] packet = new byte[TsPacket.LENGTH];
    TsPacket.writeNull(packet, 0);
    return packet;
  }

  private void section(int pid, Section section) {
    byte[] packet = new byte[TsPacket.LENGTH];
    SectionPackets.single(pid, section, 0, packet, 0);
    waiting.add(packet);
  }

  private void pes(int pid, int streamId, long at, byte[] payload) {
    byte[] pes = new byte[PesHeader.PTS_LENGTH + payload.length];
    long pts = (origin + at + DELAY) / 300;
    int length = PesHeader.packetLength(PesHeader.PTS_LENGTH, payload.length);
    PesHeader.write(pes, 0, streamId, pts, length, true);
    System.arraycopy(payload, 0, pes, PesHeader.PTS_LENGTH, payload.length);
    for (int done = 0; done < pes.length; done += TsPacket.MAX_PAYLOAD) {
      byte[] packet = new byte[TsPacket.LENGTH];
      int count = Math.min(TsPacket.MAX_PAYLOAD, pes.length - done);
      TsPacket.writePayload(packet, 0, pid, done == 0, 0, pes, done, count, false);
      waiting.add(packet);
    }
  }

  /** Frame of 768 bytes: 48 kHz, 192 kbit/s, bsid 8. ETSI TS 102 366 §4.4.1. */
  private static byte[] ac3Frame() {
    byte[] frame = new byte[768];
    frame[0] = 0x0b;
    frame[1] = 0x77;
    frame[4] = 0x14;
    frame[5] = 0x40;
    return frame;
  }

  private static Section pat() {
    return new Pat(1, 0, Map.of(1, PMT_PID)).toSection();
  }

  private static Section pmt() {
    return new Pmt(
            1,
            0,
            VIDEO_PID,
            List.of(),
            List.of(
                new Pmt.Stream(StreamType.H264, VIDEO_PID, List.of()),
                new Pmt.Stream(
                    StreamType.AC3, AUDIO_PID, List.of(Descriptor.registration("AC-3")))))
        .toSection();
  }

  private static Section sdt() {
    return Sdt.of(1, 1, 0, new Sdt.Service(1, Sdt.Service.TELEVISION, "Provider", "Channel"))
        .toSection();
  }
}
