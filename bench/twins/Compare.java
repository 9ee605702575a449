import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares two captures of one channel, packet by packet of the same index.
 *
 * <pre>java Compare.java BITS_PER_SECOND A.ts B.ts</pre>
 *
 * The index of a packet follows from the program clock reference: packet n carries PCR origin + (n *
 * 188 + 11) * 8 * 27 MHz / rate (ISO/IEC 13818-1 §2.4.3.5). Packets between two that carry a PCR are
 * counted. Where datagrams are missing between two PCRs, continuity counters say before which
 * datagram; packets of which they do not say it are left out and counted as "unplaced". Indices are
 * relative to the first PCR of A. Ends with status 1 unless every packet that is in both captures is
 * identical, and every datagram had 1316 bytes.
 */
public final class Compare {
  private static final int PACKET = 188;
  private static final int PCR_BYTES = 11;
  private static final long HZ = 27_000_000;
  private static final long PCR_MODULUS = (1L << 33) * 300;
  private static final long UNPLACED = Long.MIN_VALUE;

  private final long rate;
  private long firstPcr = -1;

  private Compare(long rate) {
    this.rate = rate;
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("usage: java Compare.java BITS_PER_SECOND A.ts B.ts");
      System.exit(2);
    }
    Compare compare = new Compare(Long.parseLong(args[0]));
    Placed a = compare.place(Path.of(args[1]));
    Placed b = compare.place(Path.of(args[2]));
    describe("A", a);
    describe("B", b);
    System.exit(compare.report(a, b) ? 0 : 1);
  }

  /** A capture with the index of each of its packets. */
  private record Placed(Path file, long[] index, int pcrs, int pcrsOff, int oddDatagrams) {}

  private record Mark(int packet, long index) {}

  private Placed place(Path file) throws IOException {
    Arrivals arrivals = Arrivals.read(Path.of(file + ".arrivals"));
    int packets = (int) (Files.size(file) / PACKET);
    List<Mark> marks = new ArrayList<>();
    int off = 0;
    byte[] packet = new byte[PACKET];
    Counters counters = new Counters();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      for (int i = 0; i < packets; i++) {
        in.readNBytes(packet, 0, PACKET);
        if (packet[0] != 0x47) {
          throw new IOException(file + ": no sync byte in packet " + i);
        }
        counters.see(packet, i);
        long pcr = pcr(packet);
        if (pcr >= 0) {
          long index = index(pcr);
          if (Math.abs(pcrOf(index) - unwrapped(pcr)) > 1) {
            off++;
          }
          marks.add(new Mark(i, index));
        }
      }
    }
    return new Placed(file, spread(marks, packets, arrivals, counters.jumps()), marks.size(), off, arrivals.odd());
  }

  /** Indices of the packets between marks. */
  private static long[] spread(
      List<Mark> marks, int packets, Arrivals arrivals, List<Jump> jumps) {
    long[] index = new long[packets];
    Arrays.fill(index, UNPLACED);
    for (int m = 0; m < marks.size(); m++) {
      Mark mark = marks.get(m);
      Mark next = m + 1 < marks.size() ? marks.get(m + 1) : new Mark(packets, Long.MAX_VALUE);
      int seam = next.packet();
      int seamEnd = next.packet();
      if (next.index() != Long.MAX_VALUE
          && next.index() - mark.index() != next.packet() - mark.packet()) {
        int last = mark.packet();
        int first = next.packet();
        for (Jump jump : jumps) {
          if (jump.packet() > mark.packet() && jump.before() < next.packet()) {
            last = Math.max(last, jump.before());
            first = Math.min(first, jump.packet());
          }
        }
        int[] datagrams = arrivals.datagramsIn(last + 1, first);
        seam = datagrams.length == 0 ? mark.packet() + 1 : datagrams[0];
        seamEnd = datagrams.length == 0 ? next.packet() : datagrams[datagrams.length - 1];
      }
      for (int i = mark.packet(); i < seam; i++) {
        index[i] = mark.index() + i - mark.packet();
      }
      for (int i = seamEnd; i < next.packet(); i++) {
        index[i] = next.index() - next.packet() + i;
      }
    }
    if (!marks.isEmpty()) {
      Mark first = marks.getFirst();
      for (int i = 0; i < first.packet(); i++) {
        index[i] = first.index() - first.packet() + i;
      }
    }
    return index;
  }

  private boolean report(Placed a, Placed b) throws IOException {
    long identical = 0;
    long different = 0;
    long onlyA = 0;
    long onlyB = 0;
    long repeated = 0;
    byte[] packetA = new byte[PACKET];
    byte[] packetB = new byte[PACKET];
    try (Reader inA = new Reader(a);
        Reader inB = new Reader(b)) {
      boolean moreA = inA.next(packetA);
      boolean moreB = inB.next(packetB);
      while (moreA || moreB) {
        if (moreA && (!moreB || inA.index() < inB.index())) {
          onlyA++;
          moreA = inA.next(packetA);
        } else if (moreB && (!moreA || inB.index() < inA.index())) {
          onlyB++;
          moreB = inB.next(packetB);
        } else {
          if (Arrays.equals(packetA, packetB)) {
            identical++;
          } else if (different++ < 10) {
            System.out.println("different at index " + inA.index());
          }
          moreA = inA.next(packetA);
          moreB = inB.next(packetB);
        }
      }
      repeated = inA.repeated() + inB.repeated();
    }
    System.out.printf(
        "in both %d: identical %d, different %d (%.6f %% identical)%n",
        identical + different,
        identical,
        different,
        identical + different == 0 ? 0 : 100.0 * identical / (identical + different));
    System.out.printf("only in A %d, only in B %d, repeated or out of order %d%n", onlyA, onlyB, repeated);
    return identical > 0
        && different == 0
        && repeated == 0
        && a.oddDatagrams() + b.oddDatagrams() == 0;
  }

  private static void describe(String name, Placed placed) {
    long unplaced = Arrays.stream(placed.index()).filter(i -> i == UNPLACED).count();
    System.out.printf(
        "%s: %s: %d packets, %d with PCR (%d off the grid), %d unplaced, %d datagrams not of 1316 bytes%n",
        name,
        placed.file(),
        placed.index().length,
        placed.pcrs(),
        placed.pcrsOff(),
        unplaced,
        placed.oddDatagrams());
    long last = UNPLACED;
    for (int i = 0; i < placed.index().length; i++) {
      long index = placed.index()[i];
      if (index == UNPLACED) {
        continue;
      }
      if (last != UNPLACED && index != last + 1) {
        System.out.printf("  gap of %d packets before index %d%n", index - last - 1, index);
      }
      last = index;
    }
  }

  /** A packet whose counter does not follow that of the packet {@code before} on its PID. */
  private record Jump(int before, int packet) {}

  /** Continuity counters of all PIDs. ISO/IEC 13818-1 §2.4.3.3. */
  private static final class Counters {
    private final int[] last = new int[0x2000];
    private final int[] lastPacket = new int[0x2000];
    private final List<Jump> jumps = new ArrayList<>();

    Counters() {
      Arrays.fill(last, -1);
    }

    void see(byte[] p, int packet) {
      int pid = (p[1] & 0x1f) << 8 | p[2] & 0xff;
      if (pid == 0x1fff || (p[3] & 0x10) == 0) {
        return;
      }
      int counter = p[3] & 0xf;
      if (last[pid] >= 0 && counter != (last[pid] + 1) % 16) {
        jumps.add(new Jump(lastPacket[pid], packet));
      }
      last[pid] = counter;
      lastPacket[pid] = packet;
    }

    List<Jump> jumps() {
      return jumps;
    }
  }

  private static long pcr(byte[] p) {
    boolean adaptation = (p[3] & 0x20) != 0 && p[4] != 0;
    if (!adaptation || (p[5] & 0x10) == 0) {
      return -1;
    }
    long base =
        (p[6] & 0xffL) << 25 | (p[7] & 0xffL) << 17 | (p[8] & 0xffL) << 9 | (p[9] & 0xffL) << 1
            | (p[10] & 0x80) >> 7;
    return base * 300 + ((p[10] & 1) << 8 | p[11] & 0xff);
  }

  /** Ticks since the first PCR of A; captures are much shorter than a round of the PCR. */
  private long unwrapped(long pcr) {
    if (firstPcr < 0) {
      firstPcr = pcr;
    }
    long ticks = Math.floorMod(pcr - firstPcr, PCR_MODULUS);
    return ticks > PCR_MODULUS / 2 ? ticks - PCR_MODULUS : ticks;
  }

  private long index(long pcr) {
    BigInteger bits = BigInteger.valueOf(unwrapped(pcr)).multiply(BigInteger.valueOf(rate));
    BigInteger perPacket = BigInteger.valueOf(HZ * PACKET * 8);
    BigInteger half = perPacket.shiftRight(1);
    return floorDiv(bits.add(half), perPacket).longValueExact();
  }

  private long pcrOf(long index) {
    BigInteger bits = BigInteger.valueOf(index * PACKET * 8).multiply(BigInteger.valueOf(HZ));
    return floorDiv(bits, BigInteger.valueOf(rate)).longValueExact();
  }

  private static BigInteger floorDiv(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** With which packet each datagram begins, and how many are not of seven packets. */
  private record Arrivals(int[] firstPacket, int odd) {
    static Arrivals read(Path file) throws IOException {
      List<String> lines = Files.readAllLines(file);
      int[] first = new int[lines.size()];
      int packet = 0;
      int odd = 0;
      for (int i = 0; i < first.length; i++) {
        String[] words = lines.get(i).split(" ", -1);
        first[i] = packet;
        int bytes = Integer.parseInt(words[1]);
        packet += bytes / PACKET;
        odd += bytes == 7 * PACKET ? 0 : 1;
      }
      return new Arrivals(first, odd);
    }

    /** First packets of datagrams within a range, both ends included. */
    int[] datagramsIn(int from, int to) {
      int place = Arrays.binarySearch(firstPacket, from);
      int start = place >= 0 ? place : -place - 1;
      int end = start;
      while (end < firstPacket.length && firstPacket[end] <= to) {
        end++;
      }
      return Arrays.copyOfRange(firstPacket, start, end);
    }
  }

  /** Packets in rising order of index; those that do not rise are counted and left out. */
  private static final class Reader implements AutoCloseable {
    private final InputStream in;
    private final long[] indices;
    private int at = -1;
    private long index = UNPLACED;
    private long repeated;

    Reader(Placed placed) throws IOException {
      in = new BufferedInputStream(Files.newInputStream(placed.file()), 1 << 20);
      indices = placed.index();
    }

    boolean next(byte[] packet) throws IOException {
      while (++at < indices.length) {
        in.readNBytes(packet, 0, PACKET);
        if (indices[at] == UNPLACED) {
          continue;
        }
        if (indices[at] > index) {
          index = indices[at];
          return true;
        }
        repeated++;
      }
      return false;
    }

    long index() {
      return index;
    }

    long repeated() {
      return repeated;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
