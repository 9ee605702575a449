package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.TransportWriter;

class DemultiplexerTest {
  private static final int VIDEO = 0x101;
  private static final int AUDIO = 0x102;
  private static final Pmt.Stream VIDEO_STREAM = new Pmt.Stream(StreamType.H264, VIDEO, List.of());
  private static final Pmt.Stream AUDIO_STREAM = new Pmt.Stream(StreamType.AC3, AUDIO, List.of());

  /** Writes down what it is told. */
  private static final class Log implements Demultiplexer.Sink {
    final List<String> events = new ArrayList<>();
    final Map<Integer, ByteArrayOutputStream> payloads = new TreeMap<>();

    @Override
    public void programme(Pmt pmt) {
      events.add("programme " + pmt.programNumber());
    }

    @Override
    public void start(int pid, PesStamps stamps) {
      events.add("start " + pid + " " + stamps.pts().orElse(-1));
    }

    @Override
    public void payload(int pid, byte[] bytes, int from, int length) {
      payloads.computeIfAbsent(pid, _ -> new ByteArrayOutputStream()).write(bytes, from, length);
    }

    @Override
    public void lost(int pid) {
      events.add("lost " + pid);
    }

    @Override
    public void scrambled(int pid) {
      events.add("scrambled " + pid);
    }

    @Override
    public void malformed(int pid, MalformedStreamException fault) {
      events.add("malformed " + pid + " " + fault.getMessage());
    }

    @Override
    public void end(int pid) {
      events.add("end " + pid);
    }

    @Override
    public void cut(int pid) {
      events.add("cut " + pid);
    }

    byte[] payload(int pid) {
      return payloads.getOrDefault(pid, new ByteArrayOutputStream()).toByteArray();
    }
  }

  @Test
  void payloadComesOutAsItWentIn() throws Exception {
    byte[] one = bytes(1, 1_000);
    byte[] two = bytes(2, 90_000);
    Log log =
        read(
            writer()
                .pes(VIDEO, 0xe0, 9_000, one)
                .pes(AUDIO, 0xbd, 9_500, one)
                .pes(VIDEO, 0xe0, 12_600, two)
                .toBytes());
    assertThat(log.payload(VIDEO)).isEqualTo(joined(one, two));
    assertThat(log.payload(AUDIO)).isEqualTo(one);
    assertThat(log.events)
        .containsExactly(
            "programme 1",
            "start 257 9000",
            "start 258 9500",
            "start 257 12600",
            "end 257",
            "end 258");
  }

  @Test
  void timeStampsGoOnBeyondTheirWrap() throws Exception {
    long last = (1L << 33) - 100;
    Log log =
        read(
            writer()
                .pes(VIDEO, 0xe0, last, bytes(1, 50))
                .pes(AUDIO, 0xbd, 3_000, bytes(1, 50))
                .pes(VIDEO, 0xe0, last - 3_600, bytes(1, 50))
                .pes(VIDEO, 0xe0, 3_500, bytes(1, 50))
                .toBytes());
    assertThat(log.events)
        .contains(
            "start 257 " + last,
            "start 258 " + ((1L << 33) + 3_000),
            "start 257 " + (last - 3_600),
            "start 257 " + ((1L << 33) + 3_500));
  }

  @Test
  void lostPacketIsReportedAndItsPesPacketGivenUp() throws Exception {
    byte[] stream =
        writer()
            .pes(VIDEO, 0xe0, 0, bytes(1, 1_000))
            .pes(VIDEO, 0xe0, 3_600, bytes(2, 1_000))
            .toBytes();
    Log log = read(without(stream, 4));
    assertThat(log.events)
        .containsExactly("programme 1", "start 257 0", "lost 257", "start 257 3600", "end 257");
    assertThat(log.payload(VIDEO)).endsWith(bytes(2, 1_000)).hasSize(1_000 + 170 + 184);
  }

  @Test
  void repeatedPacketIsPassedOver() throws Exception {
    byte[] stream = writer().pes(VIDEO, 0xe0, 0, bytes(1, 1_000)).toBytes();
    byte[] twice =
        joined(Arrays.copyOf(stream, 4 * 188), Arrays.copyOfRange(stream, 3 * 188, stream.length));
    assertThat(read(twice).payload(VIDEO)).isEqualTo(bytes(1, 1_000));
  }

  @Test
  void brokenPacketCountsAsLost() throws Exception {
    byte[] stream = writer().pes(VIDEO, 0xe0, 0, bytes(1, 1_000)).toBytes();
    stream[3 * 188 + 1] |= (byte) 0x80;
    assertThat(read(stream).events).contains("lost 257").contains("cut 257");
  }

  @Test
  void scrambledPacketsAreNotRead() throws Exception {
    byte[] stream = writer().pes(VIDEO, 0xe0, 0, bytes(1, 1_000)).toBytes();
    for (int packet = 2; packet < stream.length / 188; packet++) {
      stream[packet * 188 + 3] |= (byte) 0x80;
    }
    Log log = read(stream);
    assertThat(log.events).contains("scrambled 257");
    assertThat(log.payloads).isEmpty();
  }

  @Test
  void endWithinAPesPacketIsToldFromItsEnd() throws Exception {
    byte[] stated = writer().pes(VIDEO, 0xe0, 0, bytes(1, 1_000)).toBytes();
    byte[] open = writer().unboundedPes(VIDEO, 0xe0, 0, bytes(1, 1_000)).toBytes();
    assertThat(read(stated).events).endsWith("end 257");
    assertThat(read(open).events).endsWith("end 257");
    assertThat(read(Arrays.copyOf(stated, stated.length - 188)).events).endsWith("cut 257");
    assertThat(read(Arrays.copyOf(open, open.length - 188)).events).endsWith("cut 257");
  }

  @Test
  void firstProgrammeIsFollowed() throws Exception {
    TransportWriter writer = new TransportWriter();
    Map<Integer, Integer> programmes = new TreeMap<>(Map.of(0, 16, 3, 0x200, 7, 0x300));
    writer.section(Pat.PID, new Pat(1, 0, programmes).toSection());
    writer.section(0x300, new Pmt(7, 0, AUDIO, List.of(), List.of(AUDIO_STREAM)).toSection());
    writer.section(0x200, new Pmt(3, 0, VIDEO, List.of(), List.of(VIDEO_STREAM)).toSection());
    writer.pes(AUDIO, 0xbd, 0, bytes(1, 10)).pes(VIDEO, 0xe0, 0, bytes(1, 10));
    assertThat(read(writer.toBytes()).events)
        .containsExactly("programme 3", "start 257 0", "end 257");
  }

  @Test
  void whatIsNoPesPacketIsAFault() throws Exception {
    TransportWriter writer = writer().pes(VIDEO, 0xe0, 0, bytes(1, 10));
    byte[] stream = writer.toBytes();
    int payload = TsPacket.payloadOffset(stream, 2 * 188);
    stream[2 * 188 + payload + 2] = 7;
    assertThat(read(stream).events)
        .contains(
            "malformed 257 no PES packet at payload_unit_start at byte 0"
                + " (ISO/IEC 13818-1 §2.4.3.6)");
  }

  private static TransportWriter writer() {
    return new TransportWriter().tables(VIDEO_STREAM, AUDIO_STREAM);
  }

  private static Log read(byte[] stream) throws IOException {
    Log log = new Log();
    Demultiplexer demultiplexer = new Demultiplexer(log);
    for (int at = 0; at < stream.length; at += TsPacket.LENGTH) {
      demultiplexer.push(stream, at);
    }
    demultiplexer.end();
    return log;
  }

  private static byte[] without(byte[] stream, int packet) {
    return joined(
        Arrays.copyOf(stream, packet * 188),
        Arrays.copyOfRange(stream, (packet + 1) * 188, stream.length));
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }

  private static byte[] bytes(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
