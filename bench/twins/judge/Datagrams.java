import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The datagrams of one channel in the order in which they came: time, sender, program clock
 * reference, digest, and what a decoder would have counted.
 */
final class Datagrams {
  /** Of {@link #pcr}: the datagram carries none. */
  static final long NO_PCR = -1;

  int count;

  /** UTC of arrival, nanoseconds. */
  long[] ns = new long[1 << 12];

  /** Number of the sender in {@link Senders}. */
  int[] sender = new int[1 << 12];

  /** Program clock reference in 27 MHz ticks, of the packet {@link #pcrPacket}. */
  long[] pcr = new long[1 << 12];

  byte[] pcrPacket = new byte[1 << 12];

  /** Packets whose continuity counter does not follow, in the order of arrival. */
  byte[] continuityErrors = new byte[1 << 12];

  /** Packets that bear a payload, null packets left out. */
  byte[] filled = new byte[1 << 12];

  /** Of the payload; 0 where payloads are not at hand. */
  long[] digest = new long[1 << 12];

  /** Datagrams that are not of seven packets, each with its sync byte. */
  long odd;

  /** Each packet whose counter does not follow. */
  final List<Break> breaks = new ArrayList<>();

  private final byte[] counters = new byte[0x2000];
  private final int[] carriers = new int[0x2000];

  /** A packet of datagram {@code at} whose counter does not follow that of the one before, of datagram {@code before}. */
  record Break(int before, int at) {}

  Datagrams() {
    Arrays.fill(counters, (byte) -1);
  }

  void add(Arrival arrival) {
    if (count == ns.length) {
      grow();
    }
    ns[count] = arrival.ns();
    sender[count] = arrival.sender();
    pcr[count] = arrival.pcr();
    pcrPacket[count] = (byte) arrival.pcrPacket();
    digest[count] = arrival.digest();
    filled[count] = (byte) filled(arrival.headers());
    continuityErrors[count] = (byte) continuity(arrival);
    odd += arrival.whole() ? 0 : 1;
    count++;
  }

  private void grow() {
    int length = count * 2;
    ns = Arrays.copyOf(ns, length);
    sender = Arrays.copyOf(sender, length);
    pcr = Arrays.copyOf(pcr, length);
    pcrPacket = Arrays.copyOf(pcrPacket, length);
    continuityErrors = Arrays.copyOf(continuityErrors, length);
    digest = Arrays.copyOf(digest, length);
    filled = Arrays.copyOf(filled, length);
  }

  private static int filled(int[] headers) {
    int filled = 0;
    for (int header : headers) {
      filled += (header >> 8 & 0x1fff) != 0x1fff && (header & 0x10) != 0 ? 1 : 0;
    }
    return filled;
  }

  /** A packet that comes twice, and a discontinuity that is announced, are allowed (§2.4.3.3). */
  private int continuity(Arrival arrival) {
    int errors = 0;
    for (int i = 0; i < arrival.headers().length; i++) {
      int header = arrival.headers()[i];
      int pid = header >> 8 & 0x1fff;
      int counter = header & 0xf;
      boolean announced = (arrival.adaptation()[i] & 0x80) != 0;
      if (pid == 0x1fff || (header & 0x10) == 0) {
        // What has no payload does not count, but may announce (§2.4.3.5).
        counters[pid] = announced ? (byte) counter : counters[pid];
        continue;
      }
      int last = counters[pid];
      if (last >= 0 && counter != last && counter != (last + 1 & 0xf) && !announced) {
        errors++;
        breaks.add(new Break(carriers[pid], count));
      }
      counters[pid] = (byte) counter;
      carriers[pid] = count;
    }
    return errors;
  }

  /** First datagram that came at {@code time} or later; {@link #count} if there is none. */
  int firstAt(long time) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = low + high >>> 1;
      if (ns[middle] < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
