import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;
import java.nio.channels.SelectionKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.rtp.MergeReport;
import org.plugcast.ts.rtp.RtpHeader;
import org.plugcast.ts.rtp.SeamlessMerge;

/**
 * Hears one channel on several groups as RTP and writes what comes of merging them (SMPTE ST 2022-7).
 *
 * <pre>java -cp 'APP/*' Merge.java INTERFACE SECONDS BITS_PER_SECOND FILE GROUP:PORT GROUP:PORT ...</pre>
 *
 * FILE gets the payloads; APP is the folder of the project's jars. Legs may be apart by 450 ms. Ends
 * with status 1 unless nothing was lost after the merge, and all that came on several legs was equal,
 * header and payload.
 */
public final class Merge {
  private static final int RECEIVE_BUFFER = 8 << 20;
  private static final int SKEW_MILLIS = 450;

  private final List<DatagramChannel> legs = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
  private final SeamlessMerge merge;
  private long noRtp;

  private Merge(MuxRate rate, int legs, OutputStream out) {
    this.merge =
        new SeamlessMerge(
            legs,
            SeamlessMerge.window(rate, SKEW_MILLIS),
            (bytes, offset, length) -> writePayload(out, bytes, offset, length));
  }

  public static void main(String[] args) throws IOException {
    if (args.length < 5) {
      System.err.println("usage: Merge.java INTERFACE SECONDS BITS_PER_SECOND FILE GROUP:PORT ...");
      System.exit(2);
    }
    NetworkInterface network = NetworkInterface.getByName(args[0]);
    if (network == null) {
      System.err.println("no interface is called " + args[0]);
      System.exit(2);
    }
    long endNs = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[1])).toNanos();
    MuxRate rate = new MuxRate(Long.parseLong(args[2]));
    List<String> groups = Arrays.asList(args).subList(4, args.length);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Path.of(args[3])), 1 << 20)) {
      Merge merge = new Merge(rate, groups.size(), out);
      merge.hear(network, groups, endNs);
      out.flush();
      System.exit(merge.report(groups) ? 0 : 1);
    }
  }

  private static void writePayload(OutputStream out, byte[] bytes, int offset, int length) {
    try {
      int start = RtpHeader.payloadStart(bytes, offset, length);
      out.write(bytes, start, RtpHeader.payloadEnd(bytes, offset, length) - start);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void hear(NetworkInterface network, List<String> groups, long endNs) throws IOException {
    try (Selector selector = Selector.open()) {
      for (String group : groups) {
        legs.add(join(network, group, selector));
      }
      for (long left = endNs - System.nanoTime(); left > 0; left = endNs - System.nanoTime()) {
        selector.select(Math.max(1, left / 1_000_000));
        selector.selectedKeys().clear();
        drain();
      }
    } finally {
      for (DatagramChannel leg : legs) {
        leg.close();
      }
    }
    merge.finish();
  }

  private static DatagramChannel join(NetworkInterface network, String source, Selector selector)
      throws IOException {
    int colon = source.lastIndexOf(':');
    InetAddress group = InetAddress.ofLiteral(source.substring(0, colon));
    DatagramChannel leg = DatagramChannel.open(StandardProtocolFamily.INET);
    leg.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    leg.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
    leg.bind(new InetSocketAddress(group, Integer.parseInt(source.substring(colon + 1))));
    leg.join(group, network);
    leg.configureBlocking(false);
    leg.register(selector, SelectionKey.OP_READ);
    return leg;
  }

  /** One datagram of each leg in turn: after a pause of ours, no leg runs ahead of the others. */
  private void drain() throws IOException {
    boolean again = true;
    while (again) {
      again = false;
      for (int leg = 0; leg < legs.size(); leg++) {
        buffer.clear();
        if (legs.get(leg).receive(buffer) != null) {
          again = true;
          add(leg);
        }
      }
    }
  }

  private void add(int leg) {
    try {
      merge.add(leg, buffer.array(), 0, buffer.position());
    } catch (MalformedStreamException e) {
      noRtp++;
    }
  }

  private boolean report(List<String> groups) {
    MergeReport report = merge.report();
    for (int leg = 0; leg < groups.size(); leg++) {
      MergeReport.Leg each = report.legs().get(leg);
      System.out.printf(
          "leg %s: %d received, %d missing, %d repeated%n",
          groups.get(leg), each.received(), each.missing(), each.repeated());
    }
    System.out.printf(
        "both: %d identical, %d different%n", report.identical(), report.different());
    System.out.printf(
        "merged: %d delivered, %d lost, %d late, %d stray, %d restarts, %d no RTP%n",
        report.delivered(),
        report.lost(),
        report.late(),
        report.strays(),
        report.restarts(),
        noRtp);
    return report.isSeamless() && noRtp == 0;
  }
}
