package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.OptionalLong;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Reads the PES packets of one PID from its transport packets. ISO/IEC 13818-1 §2.4.3.3, §2.4.3.6.
 *
 * <p>Holds no more than a header. For one thread.
 */
final class PesReader {
  private static final String CLAUSE = "ISO/IEC 13818-1 §2.4.3.6";
  private static final int MAX_HEADER = PesHeader.PLAIN_LENGTH + 255;
  private static final int UNBOUNDED = -1;
  private static final int NONE = -1;

  private enum State {
    /** Passes over everything until the next PES packet. */
    SKIPPING,
    HEADER,
    PAYLOAD
  }

  private final int pid;
  private final TimestampUnroller unroller;
  private final Demultiplexer.Sink sink;
  private final byte[] header = new byte[MAX_HEADER];
  private State state = State.SKIPPING;
  private int headerFilled;
  private int left;
  private int lastCounter = NONE;
  private boolean lastStuffed;
  private boolean started;

  PesReader(int pid, TimestampUnroller unroller, Demultiplexer.Sink sink) {
    this.pid = pid;
    this.unroller = unroller;
    this.sink = sink;
  }

  /** Takes the next packet of the PID. */
  void push(byte[] packet, int offset) throws IOException {
    if (TsPacket.transportError(packet, offset)) {
      lose();
      return;
    }
    if (!TsPacket.hasPayload(packet, offset)) {
      return;
    }
    int counter = TsPacket.continuityCounter(packet, offset);
    if (counter == lastCounter && !TsPacket.discontinuity(packet, offset)) {
      return;
    }
    boolean continues = lastCounter == NONE || counter == (lastCounter + 1 & 0x0f);
    lastCounter = counter;
    if (!continues && !TsPacket.discontinuity(packet, offset)) {
      lose();
    }
    lastStuffed = stuffed(packet, offset);
    take(packet, offset);
  }

  /**
   * The stream ends: tells the sink whether the last PES packet is whole, as far as can be told.
   */
  void end() throws IOException {
    boolean whole = left == UNBOUNDED ? lastStuffed : left == 0;
    if (state == State.PAYLOAD && whole) {
      sink.end(pid);
    } else if (started) {
      sink.cut(pid);
    }
  }

  private void take(byte[] packet, int offset) throws IOException {
    if (TsPacket.scramblingControl(packet, offset) != 0) {
      state = State.SKIPPING;
      sink.scrambled(pid);
      return;
    }
    int from = offset + TsPacket.payloadOffset(packet, offset);
    int to = offset + TsPacket.LENGTH;
    if (TsPacket.payloadUnitStart(packet, offset)) {
      if (state == State.PAYLOAD && left > 0) {
        fault("PES packet ends " + left + " bytes early");
      }
      state = State.HEADER;
      headerFilled = 0;
    }
    if (state == State.HEADER) {
      from += collectHeader(packet, from, to);
    }
    if (state == State.PAYLOAD) {
      payload(packet, from, to - from);
    }
  }

  /** Returns how many bytes the header took. */
  private int collectHeader(byte[] packet, int from, int to) throws IOException {
    int taken = 0;
    while (state == State.HEADER && from + taken < to) {
      header[headerFilled++] = packet[from + taken++];
      if (headerFilled >= PesHeader.PLAIN_LENGTH) {
        inspectHeader();
      }
    }
    return taken;
  }

  private void inspectHeader() throws IOException {
    if (!PesHeader.isPes(header, 0)) {
      state = State.SKIPPING;
      fault("no PES packet at payload_unit_start");
      return;
    }
    int length = PesHeader.headerLength(header, 0);
    if (length < PesHeader.PLAIN_LENGTH) {
      state = State.SKIPPING;
    } else if (headerFilled == length) {
      begin(length);
    }
  }

  private void begin(int headerLength) throws IOException {
    int packetLength = PesHeader.packetLength(header, 0);
    int payload = packetLength + PesHeader.PREFIX_LENGTH - headerLength;
    if (packetLength != 0 && payload < 0) {
      state = State.SKIPPING;
      fault("PES_packet_length " + packetLength + " is shorter than the header");
      return;
    }
    left = packetLength == 0 ? UNBOUNDED : payload;
    state = State.PAYLOAD;
    started = true;
    sink.start(pid, stamps());
  }

  private PesStamps stamps() {
    boolean hasPts = PesHeader.hasPts(header, 0);
    boolean hasDts = PesHeader.hasDts(header, 0);
    return new PesStamps(
        hasPts ? OptionalLong.of(unroller.unroll(PesHeader.pts(header, 0))) : OptionalLong.empty(),
        hasDts ? OptionalLong.of(unroller.unroll(PesHeader.dts(header, 0))) : OptionalLong.empty());
  }

  private void payload(byte[] packet, int from, int available) throws IOException {
    int length = left == UNBOUNDED ? available : Math.min(left, available);
    if (left != UNBOUNDED) {
      left -= length;
    }
    if (length > 0) {
      sink.payload(pid, packet, from, length);
    }
  }

  private void lose() throws IOException {
    state = State.SKIPPING;
    left = 0;
    sink.lost(pid);
  }

  private void fault(String message) throws IOException {
    sink.malformed(pid, new MalformedStreamException(message, 0, CLAUSE));
  }

  /** Whether the packet was filled up, as only the last one of a PES packet is. */
  private static boolean stuffed(byte[] packet, int offset) {
    if (!TsPacket.hasAdaptationField(packet, offset)) {
      return false;
    }
    int length = TsPacket.adaptationFieldLength(packet, offset);
    int used = length == 0 ? 0 : 1 + (TsPacket.hasPcr(packet, offset) ? 6 : 0);
    return length == 0 || length > used;
  }
}
