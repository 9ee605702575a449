import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.plugcast.multicast.hearing.Ears;
import org.plugcast.multicast.hearing.GroupHandles;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.hearing.HeardShape;
import org.plugcast.multicast.linux.Sleep;
import org.plugcast.multicast.linux.UdpSender;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.verify.Likeness;
import org.plugcast.multicast.verify.Schedule;
import org.plugcast.multicast.verify.Tolerance;
import org.plugcast.multicast.verify.Verdict;
import org.plugcast.multicast.verify.Verifier;

/**
 * What hearing and verifying cost: sends channels to groups on loopback, drains them every 2 ms into a ring, verifies
 * them from there every 10 ms, and tells CPU time and allocation of both threads for each datagram. Started by
 * {@code run}: {@code Hearing CHANNELS SECONDS}.
 */
final class Hearing {
  private static final int PORT = 5_000;
  private static final int KEPT = 1_024;
  private static final long BITS_PER_SECOND = 3_750_000;
  private static final long LATE_NS = 30_000_000;
  private static final long DRAIN_NS = 2_000_000;
  private static final long VERIFY_NS = 10_000_000;
  private static final Inet4Address HERE = Inet4Address.ofLiteral("127.0.0.1");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final int channels;
  private final AirTime air = TimeSource.system()::wallNs;
  private final Cadence cadence = new Cadence(air.utcNs(), BITS_PER_SECOND);
  private final ByteBuffer[] content;
  private final int loopback = NetworkInterface.getByInetAddress(HERE).getIndex();
  private final long endNs;
  private final long warmNs;

  /** What a thread used. */
  private record Cost(long cpuNs, long bytes, long datagrams) {
    static Cost now(long datagrams) {
      return new Cost(
          THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes(), datagrams);
    }

    void print(String what, Cost before, long wallNs) {
      double count = datagrams - before.datagrams;
      System.out.printf(
          Locale.ROOT,
          "%-16s %10.0f datagrams  %6.0f ns each  %5.2f %% of a core  %6.2f bytes allocated each%n",
          what,
          count,
          (cpuNs - before.cpuNs) / count,
          100.0 * (cpuNs - before.cpuNs) / wallNs,
          (bytes - before.bytes) / count);
    }
  }

  private Hearing(int channels, int seconds) throws Exception {
    this.channels = channels;
    content = new ByteBuffer[channels];
    for (int channel = 0; channel < channels; channel++) {
      content[channel] = content(new Random(channel));
    }
    warmNs = air.utcNs() + seconds * 1_000_000_000L / 3;
    endNs = air.utcNs() + seconds * 1_000_000_000L;
  }

  public static void main(String[] arguments) throws Exception {
    new Hearing(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run();
  }

  /** Three in ten are null packets alone. */
  private static ByteBuffer content(Random random) {
    ByteBuffer all = ByteBuffer.allocateDirect(KEPT * Cadence.DATAGRAM_BYTES);
    byte[] packet = new byte[Cadence.PACKET_BYTES];
    for (int k = 0; k < KEPT; k++) {
      boolean empty = random.nextInt(10) < 3;
      for (int i = 0; i < Cadence.PACKETS_PER_DATAGRAM; i++) {
        Arrays.fill(packet, (byte) 0xff);
        if (!empty) {
          random.nextBytes(packet);
        }
        all.put(packet);
      }
    }
    return all.clear();
  }

  private InetSocketAddress group(int channel) throws Exception {
    byte[] address = {(byte) 239, 10, (byte) (channel >> 8), (byte) channel};
    return new InetSocketAddress(Inet4Address.getByAddress(address), PORT);
  }

  private void run() throws Exception {
    HeardShape shape = HeardShape.of(channels * BITS_PER_SECOND, Cadence.DATAGRAM_BYTES, 1_000_000_000L);
    HeardRing ring = new HeardRing(shape, ByteBuffer.allocateDirect(shape.bytes()));
    Thread sender = Thread.ofPlatform().start(() -> failing(this::send));
    Thread hearer = Thread.ofPlatform().start(() -> failing(() -> hear(ring)));
    Thread verifier = Thread.ofPlatform().start(() -> failing(() -> verify(ring)));
    sender.join();
    hearer.join();
    verifier.join();
    System.out.println("ring: " + shape.slots() + " datagrams, overflow " + ring.overflow());
    System.exit(0);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void failing(Work work) {
    try {
      work.run();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  /** All channels' datagram k at one time, in batches. */
  private void send() throws Exception {
    try (UdpSender sender =
        UdpSender.open(new UdpSender.Options(new InetSocketAddress(HERE, 0), loopback, 1, 0, UdpSender.Loop.ON, 4 << 20))) {
      int[] routes = new int[channels];
      for (int channel = 0; channel < channels; channel++) {
        routes[channel] = sender.route(group(channel), content[channel]);
      }
      for (long k = cadence.firstDatagramDueFrom(air.utcNs()); air.utcNs() < endNs; k++) {
        sleepUntil(cadence.dueNs(k));
        k = Math.max(k, cadence.firstDatagramDueFrom(air.utcNs() - LATE_NS));
        for (int channel = 0; channel < channels; channel += UdpSender.BATCH) {
          int count = Math.min(UdpSender.BATCH, channels - channel);
          for (int i = 0; i < count; i++) {
            int offset = (int) (k % KEPT) * Cadence.DATAGRAM_BYTES;
            sender.put(i, routes[channel + i], offset, Cadence.DATAGRAM_BYTES);
          }
          sender.send(0, count);
        }
      }
    }
  }

  private void hear(HeardRing ring) throws Exception {
    try (Ears ears = new Ears(loopback, 8 << 20, air, TimeSource.system())) {
      for (int channel = 0; channel < channels; channel++) {
        ears.listen(group(channel));
      }
      System.out.println("sockets: " + ears.sockets());
      long heard = 0;
      Cost before = Cost.now(0);
      long beforeNs = air.utcNs();
      for (long turn = air.utcNs(); turn < endNs; turn += DRAIN_NS) {
        sleepUntil(turn);
        heard += ears.drain(ring);
        if (before.datagrams == 0 && turn > warmNs) {
          beforeNs = air.utcNs();
          before = Cost.now(heard);
        }
      }
      Cost.now(heard).print("drain and ring", before, air.utcNs() - beforeNs);
      System.out.println("dropped by sockets: " + ears.dropped());
    }
  }

  private void verify(HeardRing ring) throws Exception {
    GroupHandles handles = new GroupHandles();
    Verifier[] verifiers = new Verifier[channels];
    for (int channel = 0; channel < channels; channel++) {
      byte[] address = group(channel).getAddress().getAddress();
      handles.put(ByteBuffer.wrap(address).getInt(), PORT, channel);
      verifiers[channel] = verifier(content[channel]);
    }
    long[] lastNs = {air.utcNs()};
    HeardRing.Reader reader =
        heard -> {
          if (heard.lostBefore() > 0) {
            for (Verifier verifier : verifiers) {
              verifier.deaf(lastNs[0], heard.heardAtNs());
            }
          }
          lastNs[0] = heard.heardAtNs();
          verifiers[(int) handles.find(heard.group(), heard.port())].heard(
              heard.payload(), heard.heardAtNs(), heard.source());
        };
    long read = 0;
    Cost before = Cost.now(0);
    long beforeNs = air.utcNs();
    for (long turn = air.utcNs(); turn < endNs; turn += VERIFY_NS) {
      sleepUntil(turn);
      read += ring.read(Integer.MAX_VALUE, reader);
      if (before.datagrams == 0 && turn > warmNs) {
        beforeNs = air.utcNs();
        before = Cost.now(read);
      }
    }
    Cost.now(read).print("verify", before, air.utcNs() - beforeNs);
    for (Verdict verdict : Verdict.values()) {
      long count = 0;
      for (Verifier one : verifiers) {
        count += one.counts().of(verdict);
      }
      if (count > 0) {
        System.out.println("  " + verdict + " " + count);
      }
    }
  }

  private Verifier verifier(ByteBuffer all) {
    ByteBuffer one = all.duplicate();
    return new Verifier(
        new Schedule(cadence, 0, Cadence.DATAGRAM_BYTES),
        Tolerance.of(30_000_000),
        (datagram, payload) -> {
          int at = (int) (datagram % KEPT) * Cadence.DATAGRAM_BYTES;
          one.clear().limit(at + Cadence.DATAGRAM_BYTES).position(at);
          return one.mismatch(payload) < 0 ? Likeness.SAME : Likeness.OTHER;
        },
        source -> true,
        run -> {});
  }

  private void sleepUntil(long utcNs) {
    long left = utcNs - air.utcNs();
    if (left > 0) {
      Sleep.untilNs(System.nanoTime() + left);
    }
  }
}
