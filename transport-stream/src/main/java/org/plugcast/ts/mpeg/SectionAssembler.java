package org.plugcast.ts.mpeg;

/**
 * Collects the sections of one PID from its transport packets. ISO/IEC 13818-1 §2.4.4.
 *
 * <p>A section that loses a packet is dropped; a repeated packet is passed over; after a fault
 * reading goes on with the next section start. Holds at most one section. For one thread.
 */
public final class SectionAssembler {
  /** Takes what an assembler finds, in order. */
  public interface Sink {
    /** A whole section whose CRC, if it has one, is right. */
    void section(Section section);

    /** A section that had to be dropped. */
    void malformed(MalformedStreamException fault);
  }

  private static final int NONE = -1;

  private final Sink sink;
  private final byte[] buffer = new byte[Section.MAX_LENGTH];
  private int filled;
  private boolean inside;
  private int lastCounter = NONE;

  public SectionAssembler(Sink sink) {
    this.sink = sink;
  }

  /** Takes the next packet of the PID. */
  public void push(byte[] packet, int offset) {
    if (!TsPacket.hasPayload(packet, offset) || TsPacket.transportError(packet, offset)) {
      return;
    }
    int counter = TsPacket.continuityCounter(packet, offset);
    boolean discontinuity = TsPacket.discontinuity(packet, offset);
    if (counter == lastCounter && !discontinuity) {
      return;
    }
    if (lastCounter != NONE && counter != (lastCounter + 1 & 0x0f)) {
      reset();
    }
    lastCounter = counter;
    int from = offset + TsPacket.payloadOffset(packet, offset);
    int end = offset + TsPacket.LENGTH;
    if (TsPacket.payloadUnitStart(packet, offset)) {
      start(packet, from, end);
    } else if (inside) {
      collect(packet, from, end);
    }
  }

  /** Forgets a section that is under way. */
  public void reset() {
    inside = false;
    filled = 0;
  }

  private void start(byte[] packet, int from, int end) {
    if (from >= end) {
      return;
    }
    int first = from + 1 + (packet[from] & 0xff);
    if (first > end) {
      reset();
      sink.malformed(
          new MalformedStreamException(
              "pointer_field " + (packet[from] & 0xff) + " leaves the packet",
              TsPacket.LENGTH - (end - from),
              "ISO/IEC 13818-1 §2.4.4.2"));
      return;
    }
    if (inside) {
      collect(packet, from + 1, first);
    }
    reset();
    inside = true;
    collect(packet, first, end);
  }

  /** Adds bytes; ends at stuffing or a fault, which leave nothing under way. */
  private void collect(byte[] packet, int from, int end) {
    int at = from;
    while (inside && at < end) {
      if (filled == 0 && (packet[at] & 0xff) == 0xff) {
        reset();
        return;
      }
      int wanted = filled < 3 ? 3 : Math.min(Section.length(buffer, 0), Section.MAX_LENGTH);
      int length = Math.min(wanted - filled, end - at);
      System.arraycopy(packet, at, buffer, filled, length);
      filled += length;
      at += length;
      if (filled >= 3 && filled >= Math.min(Section.length(buffer, 0), Section.MAX_LENGTH)) {
        finish();
      }
    }
  }

  private void finish() {
    try {
      Section section = Section.parse(buffer, 0, filled);
      filled = 0;
      sink.section(section);
    } catch (MalformedStreamException e) {
      reset();
      sink.malformed(e);
    }
  }
}
