import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Has the judge judge made-up records of which is known what is wrong with them. */
final class SelfTest {
  private static final long RATE = 3_750_000;
  private static final double DATAGRAM_NS = 7 * 188 * 8 * 1e9 / RATE;
  private static final long BEGAN = 1_700_000_000_000_000_000L;
  private static final int PCR_EVERY = 93;
  private static final long PCR_MODULUS = (1L << 33) * 300;
  private static final int A = 1;
  private static final int B = 2;

  private int failed;
  private int passed;

  static boolean run() throws IOException {
    SelfTest test = new SelfTest();
    test.all();
    System.out.println(test.passed + " passed, " + test.failed + " failed");
    return test.failed == 0;
  }

  /** Records under construction, in any order. */
  private static final class Air {
    private record Sent(long ns, int sender, long number, long firstPcr, int change, boolean bare) {}

    private final List<Sent> sent = new ArrayList<>();
    private long firstPcr;
    private boolean bare;

    /** Datagrams {@code from <= k < until}, when they are due. */
    Air send(int sender, long from, long until) {
      return sendLate(sender, from, until, 0);
    }

    Air sendLate(int sender, long from, long until, double lateMs) {
      for (long k = from; k < until; k++) {
        add(sender, k, lateMs + sender * 0.05, 0);
      }
      return this;
    }

    /** One datagram with a byte that is not the channel's. */
    Air sendChanged(int sender, long number) {
      add(sender, number, 0.4, 1);
      return this;
    }

    private void add(int sender, long number, double lateMs, int change) {
      sent.add(new Sent(ns(number) + (long) (lateMs * 1e6), sender, number, firstPcr, change, bare));
    }

    /** From here on null packets take the place of all but one. */
    Air bare(boolean now) {
      bare = now;
      return this;
    }

    Air firstPcr(long ticks) {
      firstPcr = ticks;
      return this;
    }

    static long ns(long number) {
      return BEGAN + (long) (number * DATAGRAM_NS);
    }

    List<Datagrams> heard(Senders senders) {
      Path folder = null;
      try {
        folder = Files.createTempDirectory("judge");
        sent.sort(Comparator.comparingLong(Sent::ns));
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        ByteArrayOutputStream payloads = new ByteArrayOutputStream();
        for (Sent each : sent) {
          byte[] payload = payload(each);
          payloads.writeBytes(payload);
          records.writeBytes(record(each, payload));
        }
        Path file = Files.write(folder.resolve("records"), records.toByteArray());
        Path bytes = Files.write(folder.resolve("payloads"), payloads.toByteArray());
        List<Datagrams> heard = Records.read(file, Optional.of(bytes), 1, senders);
        Files.delete(file);
        Files.delete(bytes);
        Files.delete(folder);
        return heard;
      } catch (IOException e) {
        throw new UncheckedIOException(String.valueOf(folder), e);
      }
    }

    private static byte[] payload(Sent sent) {
      ByteBuffer payload = ByteBuffer.allocate(7 * 188);
      for (int i = 0; i < 7; i++) {
        packet(payload, sent.number() * 7 + i, sent);
      }
      payload.put(payload.capacity() - 1, (byte) sent.change());
      return payload.array();
    }

    private static void packet(ByteBuffer out, long index, Sent sent) {
      int start = out.position();
      boolean bearsPcr = index % PCR_EVERY == 0;
      boolean isNull = sent.bare() && index % 7 != 0;
      out.put((byte) 0x47).put((byte) (isNull ? 0x1f : 1)).put((byte) (isNull ? 0xff : 0)).put((byte) ((bearsPcr ? 0x30 : 0x10) | index & 0xf));
      if (bearsPcr) {
        long pcr = (long) ((index * 188.0 + 11) * 8 * 27e6 / RATE + sent.firstPcr()) % PCR_MODULUS;
        out.put((byte) 7).put((byte) 0x10).putInt((int) (pcr / 300 >> 1));
        out.put((byte) ((pcr / 300 & 1) << 7 | 0x7e | pcr % 300 >> 8)).put((byte) (pcr % 300));
      }
      out.putLong(index).position(start + 188);
    }

    private static byte[] record(Sent sent, byte[] payload) {
      ByteBuffer out = ByteBuffer.allocate(Arrival.RECORD).order(ByteOrder.LITTLE_ENDIAN);
      out.putLong(0, sent.ns()).putShort(10, (short) payload.length).put(15, (byte) 7).put(51, (byte) 255);
      for (int i = 0; i < 7; i++) {
        out.put(16 + 4 * i, payload, 188 * i, 4);
        boolean bearsPcr = (payload[188 * i + 3] & 0x20) != 0;
        out.put(44 + i, bearsPcr ? payload[188 * i + 5] : 0);
        if (bearsPcr) {
          out.put(51, (byte) i).put(52, payload, 188 * i + 6, 6);
        }
      }
      return out.put(58, new byte[] {10, 9, 0, (byte) sent.sender()}).putShort(62, (short) 4901).array();
    }
  }

  private void check(String what, Air air, long eventNumber, Map<String, Double> expected) {
    check(what, air, eventNumber, Standstills.NONE, expected);
  }

  private void check(String what, Air air, long eventNumber, Standstills standstills, Map<String, Double> expected) {
    Options options = new Options(List.of("" + RATE, "1", "-", "-", "--sender", "a=10.9.0.1", "--sender", "b=10.9.0.2:4901"));
    Judge judge = new Judge(options, air.heard(options.senders), standstills);
    Event event = new Event(Air.ns(eventNumber) - 1_000_000, "event", Map.of());
    Map<String, Double> figures = judge.figures(List.of(event), 0);
    List<String> wrong = new ArrayList<>();
    new TreeMap<>(expected)
        .forEach(
            (key, value) -> {
              if (Math.abs(figures.get(key) - value) > (key.endsWith("_ms") ? 0.2 : 0)) {
                wrong.add(key + " is " + figures.get(key) + ", not " + value);
              }
            });
    passed += wrong.isEmpty() ? 1 : 0;
    failed += wrong.isEmpty() ? 0 : 1;
    System.out.println((wrong.isEmpty() ? "ok   " : "BAD  ") + what + " " + (wrong.isEmpty() ? "" : wrong));
  }

  private static Map<String, Double> nothingBut(Object... differing) {
    Map<String, Double> figures = new TreeMap<>();
    for (String key :
        List.of(
            "missing", "repeated", "behind", "different", "continuity", "unexplained", "overlap_ms", "single_ms", "stale", "switches",
            "seam", "due_ms", "shift")) {
      figures.put(key, 0.0);
    }
    figures.put("gap_ms", DATAGRAM_NS / 1e6);
    figures.put("net_gap_ms", DATAGRAM_NS / 1e6);
    figures.put("media_ms", DATAGRAM_NS / 1e6);
    figures.put("last_senders", 1.0);
    for (int i = 0; i < differing.length; i += 2) {
      figures.put((String) differing[i], ((Number) differing[i + 1]).doubleValue());
      if (differing[i].equals("gap_ms")) {
        figures.put("media_ms", figures.get("gap_ms"));
        figures.put("net_gap_ms", figures.get("gap_ms"));
      }
    }
    return figures;
  }

  private void all() {
    double t = DATAGRAM_NS / 1e6;
    check("one sender, nothing happens", new Air().send(A, 0, 3000), 500, nothingBut());
    check(
        "the PCR comes round",
        new Air().firstPcr(PCR_MODULUS - 27_000_000).send(A, 0, 1000).send(B, 1000, 2000),
        500,
        nothingBut("switches", 1));
    check("a handover without a seam", new Air().send(A, 0, 1000).send(B, 1000, 2000), 990, nothingBut("switches", 1));
    check(
        "a takeover after twelve datagrams' time",
        new Air().send(A, 0, 1000).send(B, 1011, 2000),
        990,
        nothingBut("gap_ms", 12 * t + 0.05, "missing", 11, "seam", 11, "switches", 1, "continuity", 1));
    check(
        "the same while the machine stood still for some of it and a moment later",
        new Air().send(A, 0, 1000).send(B, 1011, 2000),
        990,
        new Standstills(new long[] {Air.ns(1002), Air.ns(1008), Air.ns(1200)}, new long[] {Air.ns(1006), Air.ns(1009), Air.ns(1201)}),
        nothingBut("gap_ms", 12 * t + 0.05, "net_gap_ms", 7 * t + 0.05, "missing", 11, "seam", 11, "switches", 1, "continuity", 1));
    check(
        "a takeover at a datagram that was due three earlier",
        new Air().send(A, 0, 1000).sendLate(B, 1008, 2000, 3 * t),
        990,
        nothingBut("gap_ms", 12 * t, "missing", 8, "seam", 8, "switches", 1, "continuity", 1, "due_ms", 3 * t, "shift", 3));
    check(
        "a takeover that repeats two",
        new Air().send(A, 0, 1000).sendLate(B, 998, 2000, 14 * t),
        990,
        nothingBut("gap_ms", 13 * t, "repeated", 2, "switches", 1, "due_ms", 14 * t, "shift", 14, "continuity", 1));
    check(
        "both send twenty datagrams",
        new Air().send(A, 0, 1020).send(B, 1000, 2000),
        1000,
        nothingBut("repeated", 20, "overlap_ms", 19 * t, "single_ms", 1 + 19 * t, "stale", 19, "switches", 1, "continuity", 20));
    check(
        "both send the same, one ends",
        new Air().send(A, 0, 1000).send(B, 0, 2000).send(A, 1000, 1500),
        1490,
        nothingBut("repeated", 10, "overlap_ms", 9 * t, "single_ms", 1 + 9 * t, "stale", 9, "switches", 1, "continuity", 10));
    check(
        "one old datagram of a sender that slept",
        new Air().send(A, 0, 1000).send(B, 1011, 2000).sendLate(A, 1000, 1001, 500 * t),
        1200,
        nothingBut("stale", 1, "overlap_ms", 0.05, "single_ms", 1 + 300 * t, "continuity", 2));
    check(
        "one old datagram that was sent before",
        new Air().send(A, 0, 1000).send(B, 1000, 2000).sendLate(A, 1010, 1011, 300 * t),
        1200,
        nothingBut("repeated", 1, "stale", 1, "overlap_ms", 0.05, "single_ms", 1 + 110 * t, "continuity", 2));
    check(
        "both send twenty datagrams, one with other bytes",
        new Air().send(A, 0, 1020).send(B, 1000, 1010).sendChanged(B, 1010).send(B, 1011, 2000),
        1000,
        nothingBut("repeated", 20, "different", 1, "overlap_ms", 19 * t, "single_ms", 1 + 19 * t, "stale", 19, "switches", 1, "continuity", 20));
    check(
        "one datagram of another channel",
        new Air().send(A, 0, 2000).sendChanged(B, 1000),
        990,
        nothingBut("stale", 1, "overlap_ms", t - 0.45, "single_ms", 1 + 10 * t + 0.5, "continuity", 1));
    check(
        "a few null packets of a sender that begins, which are like others",
        new Air().send(A, 0, 1000).bare(true).send(A, 1000, 1005).sendLate(B, 1005, 1009, 0).bare(false).send(B, 1030, 2000),
        1003,
        nothingBut("gap_ms", 22 * t, "media_ms", 31 * t + 0.05, "missing", 25, "switches", 1, "continuity", 7, "unexplained", 2));
    check(
        "a takeover whose first datagram is held up",
        new Air().send(A, 0, 1000).sendLate(B, 1011, 1012, 0.7 * t).send(B, 1012, 2000),
        990,
        nothingBut("gap_ms", 12.7 * t, "missing", 11, "seam", 11, "switches", 1, "continuity", 1, "due_ms", 0.7 * t));
    check(
        "both send to the end",
        new Air().send(A, 0, 2000).send(B, 1000, 2000),
        1200,
        nothingBut("repeated", 800, "stale", 799, "overlap_ms", 799 * t, "single_ms", 1 + 799 * t, "switches", 1, "continuity", 800, "last_senders", 2));
    check(
        "one falls silent, another begins shortly before the end",
        new Air().send(A, 0, 1000).send(B, 1080, 1090),
        990,
        nothingBut("gap_ms", 81 * t, "missing", 80, "seam", 80, "switches", 1));
    check(
        "three datagrams lost in different places",
        new Air().send(A, 0, 1000).send(A, 1001, 1004).send(A, 1005, 1300).send(A, 1301, 2000),
        990,
        nothingBut("gap_ms", 2 * t, "missing", 3, "continuity", 3));
    check(
        "two swapped",
        new Air().send(A, 0, 1004).send(A, 1005, 2000).sendLate(A, 1004, 1005, 1.2 * t),
        990,
        nothingBut("gap_ms", 2 * t, "continuity", 3, "unexplained", 3));
    check(
        "the air comes and goes",
        new Air().send(A, 0, 1000).send(B, 1000, 1200).send(A, 1200, 1400).send(B, 1400, 2000),
        990,
        nothingBut("switches", 3));
    check(
        "only null packets for a hundred datagrams, unheard",
        new Air().send(A, 0, 1000).bare(true).send(A, 1000, 1100).bare(false).send(A, 1100, 2000),
        990,
        nothingBut("media_ms", 101 * t, "continuity", 100, "unexplained", 100));
    check(
        "null packets after a silence, then media",
        new Air().send(A, 0, 1000).bare(true).send(A, 1200, 1300).bare(false).send(A, 1300, 2000),
        1201,
        nothingBut("media_ms", 100 * t, "continuity", 100, "unexplained", 100));
    check(
        "silence to the end",
        new Air().send(A, 0, 1000).send(B, 1300, 1301),
        1000,
        nothingBut("gap_ms", 301 * t, "missing", 300, "seam", 300, "switches", 1, "continuity", 1));
  }
}
