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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Hears multicast groups and writes what came to files, nothing changed.
 *
 * <pre>java Capture.java INTERFACE SECONDS GROUP:PORT=FILE [GROUP:PORT=FILE ...]</pre>
 *
 * FILE gets the payloads one after the other; FILE.arrivals one line a datagram: UTC of arrival in
 * nanoseconds, and bytes. Needs nothing but a JDK.
 */
public final class Capture {
  private static final int RECEIVE_BUFFER = 8 << 20;

  private Capture() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      System.err.println("usage: java Capture.java INTERFACE SECONDS GROUP:PORT=FILE ...");
      System.exit(2);
    }
    NetworkInterface network = NetworkInterface.getByName(args[0]);
    if (network == null) {
      System.err.println("no interface is called " + args[0]);
      System.exit(2);
    }
    long endNs = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[1])).toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      String[] parts = args[i].split("=", 2);
      threads.add(Thread.ofPlatform().start(() -> capture(network, parts[0], parts[1], endNs)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void capture(NetworkInterface network, String source, String file, long endNs) {
    int colon = source.lastIndexOf(':');
    InetAddress group = InetAddress.ofLiteral(source.substring(0, colon));
    int port = Integer.parseInt(source.substring(colon + 1));
    try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        OutputStream out = Files.newOutputStream(Path.of(file));
        var arrivals = Files.newBufferedWriter(Path.of(file + ".arrivals"))) {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      channel.bind(new InetSocketAddress(group, port));
      channel.join(group, network);
      ByteBuffer buffer = ByteBuffer.allocate(65_536);
      long datagrams = 0;
      for (long left = endNs - System.nanoTime(); left > 0; left = endNs - System.nanoTime()) {
        channel.socket().setSoTimeout((int) Math.max(1, left / 1_000_000));
        var packet = new java.net.DatagramPacket(buffer.array(), buffer.capacity());
        try {
          channel.socket().receive(packet);
        } catch (java.net.SocketTimeoutException e) {
          continue;
        }
        Instant now = Instant.now();
        out.write(packet.getData(), 0, packet.getLength());
        arrivals.write(now.getEpochSecond() * 1_000_000_000 + now.getNano() + " ");
        arrivals.write(packet.getLength() + "\n");
        datagrams++;
      }
      System.out.println(source + ": " + datagrams + " datagrams in " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(source, e);
    }
  }
}
