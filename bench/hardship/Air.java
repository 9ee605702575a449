import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what of a multiplex went on in a capture of bench/twins/Capture.java, whatever became of its media.
 *
 * <pre>java Air.java BITS_PER_SECOND FILE</pre>
 *
 * One line of key=value: datagrams; odd: not of seven whole packets; lost: packets that by the PCRs
 * around them should be there (negative: too many); gap_ms: the longest stretch of them; pcr_ms, pat_ms, pmt_ms:
 * longest distance of two; table_errors, media_errors: packets whose counter does not follow
 * (ISO/IEC 13818-1 §2.4.3.3), PAT and PMT apart from the rest; silent_ms: longest stretch without a packet of picture or
 * sound, as the PMT of one packet tells them.
 * Times are times of the stream, as packets and PCRs give them.
 */
public final class Air {
  private static final int PACKET = 188;
  private static final int NULL_PID = 0x1fff;

  /** Stream types, Table 2-34: private sections, metadata in PES packets (of songs), splice information. */
  private static final Set<Integer> NO_MEDIA = Set.of(0x05, 0x15, 0x86);

  private static final long PCR_MODULUS = (1L << 33) * 300;

  private final double packetsPerTick;
  private final double packetMs;
  private final int[] counters = new int[0x2000];
  private final Distance pcr = new Distance();
  private final Distance pat = new Distance();
  private final Distance pmt = new Distance();
  private final Distance media = new Distance();
  private final Set<Integer> mediaPids = new HashSet<>();
  private int pmtPid = -1;
  private long index;
  private long lastPcr = -1;
  private long lastPcrIndex;
  private long lost;
  private long longestLoss;
  private int tableErrors;
  private int mediaErrors;

  private Air(double rate) {
    packetsPerTick = rate / (27e6 * PACKET * 8);
    packetMs = PACKET * 8e3 / rate;
    Arrays.fill(counters, -1);
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java Air.java BITS_PER_SECOND FILE");
      System.exit(2);
    }
    Path file = Path.of(args[1]);
    Air air = new Air(Double.parseDouble(args[0]));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
      byte[] packet = new byte[PACKET];
      while (in.readNBytes(packet, 0, PACKET) == PACKET) {
        air.see(packet);
      }
    }
    long datagrams = 0;
    long odd = 0;
    for (String line : Files.readAllLines(Path.of(file + ".arrivals"))) {
      datagrams++;
      odd += line.endsWith(" 1316") ? 0 : 1;
    }
    System.out.println("datagrams=" + datagrams + " odd=" + odd + " " + air.line());
  }

  private void see(byte[] p) throws IOException {
    if (p[0] != 0x47) {
      throw new IOException("no sync byte at packet " + index + ": what was sent is no transport stream");
    }
    int pid = (p[1] & 0x1f) << 8 | p[2] & 0xff;
    boolean payload = (p[3] & 0x10) != 0;
    if ((p[3] & 0x20) != 0 && p[4] != 0 && (p[5] & 0x10) != 0) {
      clock(p);
    }
    if (pid == 0 && (p[1] & 0x40) != 0) {
      pat.at(index);
      int section = 5 + (p[4] & 0xff);
      pmtPid = (p[section + 10] & 0x1f) << 8 | p[section + 11] & 0xff;
    } else if (pid == pmtPid && (p[1] & 0x40) != 0) {
      pmt.at(index);
      learn(p);
    } else if (payload && mediaPids.contains(pid)) {
      media.at(index);
    }
    if (pid != NULL_PID && payload) {
      count(pid, p[3] & 0xf);
    }
    index++;
  }

  /** Which streams are picture or sound, from a PMT, §2.4.4.9. */
  private void learn(byte[] p) {
    int section = 5 + (p[4] & 0xff);
    int end = section + 3 + ((p[section + 1] & 0xf) << 8 | p[section + 2] & 0xff) - 4;
    int at = section + 12 + ((p[section + 10] & 0xf) << 8 | p[section + 11] & 0xff);
    mediaPids.clear();
    while (at + 5 <= end && end <= PACKET) {
      if (!NO_MEDIA.contains(p[at] & 0xff)) {
        mediaPids.add((p[at + 1] & 0x1f) << 8 | p[at + 2] & 0xff);
      }
      at += 5 + ((p[at + 3] & 0xf) << 8 | p[at + 4] & 0xff);
    }
  }

  private void clock(byte[] p) {
    long base =
        (p[6] & 0xffL) << 25 | (p[7] & 0xffL) << 17 | (p[8] & 0xffL) << 9 | (p[9] & 0xffL) << 1
            | (p[10] & 0x80) >> 7;
    long ticks = base * 300 + ((p[10] & 1) << 8 | p[11] & 0xff);
    if (lastPcr >= 0) {
      long due = Math.round(Math.floorMod(ticks - lastPcr, PCR_MODULUS) * packetsPerTick);
      long missing = due - (index - lastPcrIndex);
      lost += missing;
      longestLoss = Math.max(longestLoss, missing);
      index += missing;
    }
    lastPcr = ticks;
    lastPcrIndex = index;
    pcr.at(index);
  }

  private void count(int pid, int counter) {
    boolean follows = counters[pid] < 0 || counter == (counters[pid] + 1) % 16;
    if (!follows && (pid == 0 || pid == pmtPid)) {
      tableErrors++;
    } else if (!follows) {
      mediaErrors++;
    }
    counters[pid] = counter;
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "lost=%d gap_ms=%.0f pcr_ms=%.0f pat_ms=%.0f pmt_ms=%.0f table_errors=%d media_errors=%d silent_ms=%.0f",
        lost,
        longestLoss * packetMs,
        pcr.most(index) * packetMs,
        pat.most(index) * packetMs,
        pmt.most(index) * packetMs,
        tableErrors,
        mediaErrors,
        media.most(index) * packetMs);
  }

  /** The longest distance of two, or to the end, in packets; all of the capture if there is none. */
  private static final class Distance {
    private long last = -1;
    private long most;

    void at(long index) {
      most = last < 0 ? 0 : Math.max(most, index - last);
      last = index;
    }

    long most(long end) {
      return last < 0 ? end : Math.max(most, end - last);
    }
  }
}
