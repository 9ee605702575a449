package org.plugcast.ts.multiplex;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * One item as a transport stream of known length, any part of which can be read.
 *
 * <p>It is the multiplex of a timeline with this entry alone, to the end of its sound: sound is
 * sent later than the pictures it belongs to, so that the last packets carry sound only. One owner.
 */
public final class ItemStream implements AutoCloseable {
  private static final long NANOS_PER_TICK_NUMERATOR = 1_000;
  private static final long NANOS_PER_TICK_DENOMINATOR = 27;

  private final Multiplex multiplex;
  private final Pids pids;
  private final long bodyPackets;
  private final long packets;
  private final long endOfSound;
  private byte[] tail = new byte[0];

  public ItemStream(Service service, ChannelFormat format, Entry entry, ClipSource clips) {
    Timeline timeline =
        new Timeline(service, format, Instant.EPOCH, 0, 1, 0, 0, List.of(), List.of(entry));
    ChannelGrid grid = timeline.grid();
    long afterLast = grid.audioFrameAt(entry.frames());
    this.multiplex = new Multiplex(timeline, clips);
    this.pids = service.pids();
    this.bodyPackets = grid.indexOfRow(grid.rowOf(entry.frames()));
    this.endOfSound = grid.timestamp(grid.soundTime(afterLast));
    this.packets = Math.max(bodyPackets, grid.indexAt(nanos(grid.soundTime(afterLast))));
  }

  /** Bytes until the last picture has been sent; then comes the rest of the sound. */
  public long picturesEnd() {
    return bodyPackets * TsPacket.LENGTH;
  }

  /** Bytes of the whole stream. */
  public long size() {
    return packets * TsPacket.LENGTH;
  }

  /** Bytes {@code from} to {@code from + length - 1}. */
  public byte[] read(long from, int length) throws IOException {
    long first = from / TsPacket.LENGTH;
    long end = Math.ceilDiv(from + length, (long) TsPacket.LENGTH);
    byte[] whole = new byte[Math.toIntExact((end - first) * TsPacket.LENGTH)];
    long body = Math.clamp(bodyPackets - first, 0, end - first);
    multiplex.packets(first, (int) body, whole, 0);
    if (first + body < end) {
      int at = Math.toIntExact((first + body - bodyPackets) * TsPacket.LENGTH);
      int offset = Math.toIntExact(body * TsPacket.LENGTH);
      System.arraycopy(tail(), at, whole, offset, whole.length - offset);
    }
    byte[] part = new byte[length];
    System.arraycopy(whole, (int) (from % TsPacket.LENGTH), part, 0, length);
    return part;
  }

  @Override
  public void close() throws IOException {
    multiplex.close();
  }

  /** The packets after the last picture: tables, and what sound is left; all else is taken out. */
  private byte[] tail() throws IOException {
    if (tail.length == 0) {
      int count = Math.toIntExact(packets - bodyPackets);
      byte[] last = new byte[count * TsPacket.LENGTH];
      multiplex.packets(bodyPackets, count, last, 0);
      boolean over = false;
      for (int offset = 0; offset < last.length; offset += TsPacket.LENGTH) {
        int pid = TsPacket.pid(last, offset);
        over |= pid == pids.audio() && isAfterEnd(last, offset);
        if (pid == pids.video() || over && pid == pids.audio()) {
          TsPacket.writeNull(last, offset);
        }
      }
      tail = last;
    }
    return tail;
  }

  /** Whether a packet begins sound of the next round. */
  private boolean isAfterEnd(byte[] packets, int offset) {
    int payload = offset + TsPacket.payloadOffset(packets, offset);
    return TsPacket.payloadUnitStart(packets, offset)
        && PesHeader.pts(packets, payload) >= endOfSound;
  }

  private static long nanos(long ticks) {
    return ticks / NANOS_PER_TICK_DENOMINATOR * NANOS_PER_TICK_NUMERATOR;
  }
}
