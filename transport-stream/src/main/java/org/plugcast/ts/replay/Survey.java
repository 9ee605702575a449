package org.plugcast.ts.replay;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.TsPacket;

/** What the first pass over a file finds out. */
final class Survey implements PacketSink {
  /** Packets of a datagram: a shorter loop is no recording. */
  private static final long FEWEST = 7;

  private final int clockPid;
  private final PcrTrack track = new PcrTrack();
  private final SeamCounters counters = new SeamCounters();
  private long packets;
  private long payload;
  private long start;
  private long next;
  private boolean contiguous = true;
  private boolean announced;

  private Survey(OptionalInt clockPid) {
    this.clockPid = clockPid.orElse(TsPacket.PIDS);
  }

  /** Reads all of {@code source}, which must have some packets. */
  static Survey of(SourceFile source) throws IOException {
    Survey survey = new Survey(ReferencePid.of(source));
    source.scan(survey);
    if (survey.packets < FEWEST) {
      throw new MalformedStreamException(
          "found "
              + survey.packets
              + " transport packets in "
              + source.channel().size()
              + " bytes, expected at least "
              + FEWEST
              + " of 188, 192 or 204 bytes in a row: is this a transport stream?",
          survey.start,
          "ISO/IEC 13818-1 §2.4.3.2");
    }
    return survey;
  }

  @Override
  public void packet(byte[] bytes, int offset, long byteOffset) {
    if (packets == 0) {
      start = byteOffset;
      next = byteOffset;
    }
    contiguous &= byteOffset == next;
    next = byteOffset + TsPacket.LENGTH;
    counters.add(bytes, offset);
    clock(bytes, offset);
    payload += TsPacket.pid(bytes, offset) == TsPacket.NULL_PID ? 0 : 1;
    packets++;
  }

  private void clock(byte[] bytes, int offset) {
    if (TsPacket.pid(bytes, offset) == clockPid && !TsPacket.transportError(bytes, offset)) {
      announced |= TsPacket.discontinuity(bytes, offset);
      if (TsPacket.hasPcr(bytes, offset)) {
        track.add(packets, TsPacket.pcr(bytes, offset), payload, announced);
        announced = false;
      }
    }
  }

  long packets() {
    return packets;
  }

  /** Packets that are not null packets. */
  long payload() {
    return payload;
  }

  /** Byte offset of the first packet. */
  long start() {
    return start;
  }

  /** Whether packets of 188 bytes follow each other without anything between. */
  boolean contiguous() {
    return contiguous;
  }

  SeamCounters counters() {
    return counters;
  }

  Optional<SourceClock> clock() throws MalformedStreamException {
    return track.clock();
  }
}
