package org.plugcast.ts.inspect;

import java.util.Arrays;
import org.plugcast.ts.mpeg.TsPacket;

/** Follows the continuity counter of one PID. ISO/IEC 13818-1 §2.4.3.3. */
final class ContinuityCheck {
  /** What a packet is to the one before it. */
  enum Outcome {
    /** The next one, or the first, or one after an announced discontinuity. */
    NEXT,
    /** The same packet once more, which is allowed once. */
    REPEATED,
    /** Packets are missing, out of order, or sent more than twice. */
    BROKEN
  }

  private static final int NONE = -1;
  private static final int PCR_FROM = 6;
  private static final int PCR_TO = 12;

  private final byte[] last = new byte[TsPacket.LENGTH];
  private int counter = NONE;
  private int missing;
  private boolean repeatable;

  Outcome check(byte[] packet, int offset) {
    int found = TsPacket.continuityCounter(packet, offset);
    boolean payload = TsPacket.hasPayload(packet, offset);
    Outcome outcome = outcome(packet, offset, found, payload);
    counter = found;
    if (outcome == Outcome.REPEATED) {
      repeatable = false;
    } else if (payload) {
      System.arraycopy(packet, offset, last, 0, TsPacket.LENGTH);
      repeatable = true;
    }
    return outcome;
  }

  /** Lets the next packet have any counter: one in between could not be read. */
  void forget() {
    counter = NONE;
  }

  /** After a break: the least number of packets that must be missing to explain it, 1 to 15. */
  int missing() {
    return missing;
  }

  private Outcome outcome(byte[] packet, int offset, int found, boolean payload) {
    if (counter == NONE || TsPacket.discontinuity(packet, offset)) {
      return Outcome.NEXT;
    }
    int expected = payload ? counter + 1 & 0x0f : counter;
    if (found == expected) {
      return Outcome.NEXT;
    }
    if (payload && found == counter && repeatable && same(packet, offset)) {
      return Outcome.REPEATED;
    }
    missing = found - expected & 0x0f;
    return Outcome.BROKEN;
  }

  /** Whether this is the last packet again; a repeated PCR carries its own value. */
  private boolean same(byte[] packet, int offset) {
    boolean pcr = TsPacket.hasPcr(packet, offset) && TsPacket.hasPcr(last, 0);
    int first = pcr ? PCR_FROM : TsPacket.LENGTH;
    int rest = pcr ? PCR_TO : TsPacket.LENGTH;
    return Arrays.equals(packet, offset, offset + first, last, 0, first)
        && Arrays.equals(
            packet, offset + rest, offset + TsPacket.LENGTH, last, rest, TsPacket.LENGTH);
  }
}
