package org.plugcast.multicast.record;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * A made-up channel as it is heard: 100 packets a second, each with its index in it, and a picture
 * at which decoding may start in every seventh datagram, about twice a second.
 */
final class HeardAir {
  /** 2026-11-20T12:00:00Z. */
  static final long EPOCH_NS = 1_795_176_000_000_000_000L;

  static final AirLine LINE = new AirLine(EPOCH_NS, 150_400, 0);
  static final InetSocketAddress MAIN = new InetSocketAddress("10.0.0.1", 5004);
  static final int ACCESS_EVERY = 7;

  private HeardAir() {}

  static long heardNs(long datagram) {
    return LINE.dueNs(datagram * Cadence.PACKETS_PER_DATAGRAM) + 150_000;
  }

  /** The datagram that is due first at or after a second of the channel. */
  static long at(double second) {
    return LINE.cadence().firstDatagramDueFrom(EPOCH_NS + (long) (second * 1e9));
  }

  static Heard datagram(long k) {
    return datagram(k, Check.IDENTICAL, Source.TIMELINE);
  }

  static Heard datagram(long k, Check check, Source source) {
    return new Heard(bytes(k), MAIN, heardNs(k), new Place.Known(k, check, source));
  }

  static ByteBuffer bytes(long k) {
    byte[] bytes = new byte[Cadence.DATAGRAM_BYTES];
    for (int i = 0; i < Cadence.PACKETS_PER_DATAGRAM; i++) {
      packet(k * Cadence.PACKETS_PER_DATAGRAM + i, bytes, i * TsPacket.LENGTH);
    }
    return ByteBuffer.wrap(bytes);
  }

  private static void packet(long index, byte[] bytes, int offset) {
    byte[] payload = new byte[100];
    boolean access = index % (ACCESS_EVERY * Cadence.PACKETS_PER_DATAGRAM) == 0;
    if (access) {
      PesHeader.write(payload, 0, 0xe0, 0, 0, true);
    }
    ByteBuffer.wrap(payload).putLong(50, index);
    TsPacket.writePayload(
        bytes, offset, 0x100, access, (int) (index % 16), payload, 0, payload.length, access);
  }

  /** The index in a packet of a file. */
  static long index(byte[] file, long packet) {
    return ByteBuffer.wrap(file).getLong((int) packet * TsPacket.LENGTH + 188 - 50);
  }
}
