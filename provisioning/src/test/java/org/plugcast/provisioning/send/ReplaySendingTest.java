package org.plugcast.provisioning.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.TsPacket;

/** The command's work for real, to a receiver on this machine. */
class ReplaySendingTest {
  private static final int PACKETS = 700;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  /** Null packets that bear their number. */
  private Path file() throws IOException {
    byte[] bytes = new byte[PACKETS * TsPacket.LENGTH];
    for (int i = 0; i < PACKETS; i++) {
      TsPacket.writeNull(bytes, i * TsPacket.LENGTH);
      bytes[i * TsPacket.LENGTH + 100] = (byte) (i >> 8);
      bytes[i * TsPacket.LENGTH + 101] = (byte) i;
    }
    return Files.write(folder.resolve("a.ts"), bytes);
  }

  private SendRequest request(Path file, int port, SendRequest.Framing framing) {
    return new SendRequest(
        List.of(
            new SendRequest.Stream(
                file,
                Destination.parse("127.0.0.1:" + port, 1),
                Optional.of(new MuxRate(4_000_000)))),
        Optional.empty(),
        framing,
        1,
        0,
        SendRequest.LocalCopy.OFF,
        Optional.of(Duration.ofMillis(2_500)),
        SendRequest.Summary.JSON);
  }

  private static List<byte[]> receive(DatagramSocket socket, int count) throws IOException {
    socket.setSoTimeout(20_000);
    List<byte[]> heard = new ArrayList<>();
    while (heard.size() < count) {
      DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
      socket.receive(packet);
      heard.add(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
    return heard;
  }

  private CompletableFuture<Integer> send(SendRequest request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new ReplaySending().run(request, new PrintWriter(out));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static int number(byte[] datagram, int packet) {
    int at = packet * TsPacket.LENGTH + 100;
    return (datagram[at] & 0xff) << 8 | datagram[at + 1] & 0xff;
  }

  @Test
  void everyPacketOfTheFileIsSentInItsOrderOverAndOver() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> sent =
          send(request(file(), socket.getLocalPort(), SendRequest.Framing.UDP));
      int expected = 0;
      for (byte[] datagram : receive(socket, 300)) {
        assertThat(datagram).hasSize(7 * TsPacket.LENGTH);
        for (int i = 0; i < 7; i++) {
          assertThat(number(datagram, i)).isEqualTo(expected);
          expected = (expected + 1) % PACKETS;
        }
      }
      assertThat(sent.get()).isZero();
      assertThat(out.toString())
          .contains("\"bitsPerSecond\": 4000000")
          .contains("\"sendErrors\": {}");
    }
  }

  @Test
  void rtpGoesBeforeThePackets() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> sent =
          send(request(file(), socket.getLocalPort(), SendRequest.Framing.RTP));
      List<byte[]> datagrams = receive(socket, 100);
      for (int k = 0; k < 100; k++) {
        byte[] datagram = datagrams.get(k);
        assertThat(datagram).hasSize(12 + 7 * TsPacket.LENGTH);
        assertThat(datagram[0] & 0xff).isEqualTo(0x80);
        assertThat(datagram[1]).isEqualTo((byte) 33);
        assertThat((datagram[2] & 0xff) << 8 | datagram[3] & 0xff).isEqualTo(k);
      }
      assertThat(sent.get()).isZero();
    }
  }

  @Test
  void aFileThatIsNoTransportStreamIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("b.ts"), "no packets here ".repeat(100));
    assertThatThrownBy(
            () ->
                new ReplaySending()
                    .run(request(text, 9, SendRequest.Framing.UDP), new PrintWriter(out)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(text.toString());
  }
}
