package org.plugcast.ts.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * A system target decoder (ISO/IEC 13818-1 §2.4.2) that hears whole packets of a channel and knows
 * nothing of clips: it takes its clock from packet positions and the stamps from the PES headers.
 */
public final class DecoderModel {
  private final double ticksPerPacket;
  private final long originTicks;
  private final Map<Integer, Buffer> buffers = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  /** One elementary stream's buffer; removal is instantaneous at the decoding time. */
  private static final class Buffer {
    final long capacityBits;
    final Deque<long[]> units = new ArrayDeque<>();
    long bits;
    long mostBits;
    final List<Long> decodeTimes = new ArrayList<>();
    final List<Long> displayTimes = new ArrayList<>();

    Buffer(long capacityBits) {
      this.capacityBits = capacityBits;
    }
  }

  public DecoderModel(long bitsPerSecond, long originTicks) {
    this.ticksPerPacket = 27_000_000.0 * 188 * 8 / bitsPerSecond;
    this.originTicks = originTicks;
  }

  public void watch(int pid, long capacityBits) {
    buffers.put(pid, new Buffer(capacityBits));
  }

  /** Hears the packet at {@code index}. */
  public void packet(long index, byte[] packet, int offset) {
    Buffer buffer = buffers.get(TsPacket.pid(packet, offset));
    double arrival = originTicks + (index + 1) * ticksPerPacket;
    if (buffer == null || !TsPacket.hasPayload(packet, offset)) {
      return;
    }
    int payload = offset + TsPacket.payloadOffset(packet, offset);
    if (TsPacket.payloadUnitStart(packet, offset)) {
      long pts = unwrapped(PesHeader.pts(packet, payload), arrival);
      long dts =
          PesHeader.hasDts(packet, payload)
              ? unwrapped(PesHeader.dts(packet, payload), arrival)
              : pts;
      drain(buffer, arrival);
      buffer.units.add(new long[] {dts * 300, 0});
      buffer.decodeTimes.add(dts);
      buffer.displayTimes.add(pts);
    }
    if (buffer.units.isEmpty()) {
      violations.add("data before a PES header at packet " + index);
      return;
    }
    drainAllButLast(buffer, arrival);
    long bits = (offset + TsPacket.LENGTH - payload) * 8L;
    long[] unit = buffer.units.getLast();
    unit[1] += bits;
    buffer.bits += bits;
    buffer.mostBits = Math.max(buffer.mostBits, buffer.bits);
    if (buffer.bits > buffer.capacityBits) {
      violations.add("overflow at packet " + index + ": " + buffer.bits + " bits");
    }
    if (arrival > unit[0]) {
      violations.add(
          "underflow at packet " + index + ": " + (arrival - unit[0]) / 27_000 + " ms late");
    }
  }

  public List<String> violations() {
    return violations;
  }

  /** Decoding times in 90 kHz ticks, not wrapped, in the order of arrival. */
  public List<Long> decodeTimes(int pid) {
    return buffer(pid).decodeTimes;
  }

  /** Display times in 90 kHz ticks, not wrapped, in the order of arrival. */
  public List<Long> displayTimes(int pid) {
    return buffer(pid).displayTimes;
  }

  private Buffer buffer(int pid) {
    Buffer buffer = buffers.get(pid);
    if (buffer == null) {
      throw new IllegalArgumentException("PID " + pid + " is not watched");
    }
    return buffer;
  }

  private static void drain(Buffer buffer, double now) {
    while (!buffer.units.isEmpty() && buffer.units.getFirst()[0] <= now) {
      buffer.bits -= buffer.units.removeFirst()[1];
    }
  }

  private static void drainAllButLast(Buffer buffer, double now) {
    while (buffer.units.size() > 1 && buffer.units.getFirst()[0] <= now) {
      buffer.bits -= buffer.units.removeFirst()[1];
    }
  }

  /** The time stamp nearest to now. */
  private static long unwrapped(long stamp, double nowTicks) {
    long now = (long) (nowTicks / 300);
    long modulus = 1L << 33;
    long near = now - Math.floorMod(now, modulus) + stamp;
    if (near - now > modulus / 2) {
      return near - modulus;
    }
    return now - near > modulus / 2 ? near + modulus : near;
  }
}
