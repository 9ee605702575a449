package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.plugcast.multicast.pacing.Cadence;

/**
 * Datagrams as a channel has them: a packet of tables in every row of 29, packets of media that
 * come in bursts, null packets else; so one in three datagrams is nothing but null packets.
 */
final class SampleStream implements Expected {
  static final long EPOCH_NS = 1_800_000_000_000_000_000L;

  private static final int ROW = 29;
  private static final int BURST = 40;

  private final Cadence cadence;
  private final byte[][] datagrams;
  private final int headerBytes;
  private long firstKnown;
  private long endKnown;
  private long hidden = -1;

  private SampleStream(long bitsPerSecond, int datagrams, int headerBytes, long seed) {
    this.cadence = new Cadence(EPOCH_NS, bitsPerSecond);
    this.datagrams = new byte[datagrams][];
    this.headerBytes = headerBytes;
    Random random = new Random(seed);
    for (int k = 0; k < datagrams; k++) {
      this.datagrams[k] = datagram(k, random);
    }
    endKnown = datagrams;
  }

  static SampleStream plain(int datagrams, long seed) {
    return at(3_750_000, datagrams, seed);
  }

  /** Each with a header that numbers it. */
  static SampleStream rtp(int datagrams, long seed) {
    return new SampleStream(3_750_000, datagrams, 12, seed);
  }

  /** Of another rate. */
  static SampleStream at(long bitsPerSecond, int datagrams, long seed) {
    return new SampleStream(bitsPerSecond, datagrams, 0, seed);
  }

  private byte[] datagram(int k, Random random) {
    byte[] bytes = new byte[headerBytes + Cadence.DATAGRAM_BYTES];
    Arrays.fill(bytes, (byte) 0xff);
    if (headerBytes > 0) {
      ByteBuffer.wrap(bytes).putShort((short) 0x8021).putShort((short) k).putInt(k * 252);
    }
    for (int i = 0; i < Cadence.PACKETS_PER_DATAGRAM; i++) {
      packet(k * Cadence.PACKETS_PER_DATAGRAM + i, i, bytes, random);
    }
    return bytes;
  }

  private void packet(int index, int position, byte[] bytes, Random random) {
    ByteBuffer packet =
        ByteBuffer.wrap(bytes, headerBytes + position * Cadence.PACKET_BYTES, Cadence.PACKET_BYTES);
    boolean bursts = index / BURST % 3 == 0;
    if (index % ROW == 0) {
      packet.putInt(0x47000010 | index / ROW & 0xf).putInt(index / ROW);
    } else if (bursts) {
      packet.putInt(0x47010110 | random.nextInt(16)).putLong(random.nextLong());
    } else {
      packet.putInt(0x471fff10);
    }
  }

  int length() {
    return datagrams.length;
  }

  int datagramBytes() {
    return datagrams[0].length;
  }

  Schedule schedule() {
    return new Schedule(cadence, 1_000_000, datagramBytes());
  }

  byte[] bytes(long datagram) {
    return datagrams[(int) datagram].clone();
  }

  /** Only these are known from now on. */
  void know(long from, long until) {
    firstKnown = Math.max(0, from);
    endKnown = Math.min(datagrams.length, until);
  }

  /** The next time that this one is asked for, it is not known: it is just being written anew. */
  void hide(long datagram) {
    hidden = datagram;
  }

  /** Whether two datagrams cannot be told apart. */
  boolean areEqual(long one, long other) {
    return Arrays.equals(datagrams[(int) one], datagrams[(int) other]);
  }

  /** How many datagrams cannot be told from this one, itself among them. */
  long countEqual(long datagram) {
    return Arrays.stream(datagrams)
        .filter(other -> Arrays.equals(other, datagrams[(int) datagram]))
        .count();
  }

  @Override
  public Likeness compare(long datagram, ByteBuffer payload) {
    if (datagram < firstKnown || datagram >= endKnown) {
      return Likeness.UNKNOWN;
    }
    if (datagram == hidden) {
      hidden = -1;
      return Likeness.UNKNOWN;
    }
    return ByteBuffer.wrap(datagrams[(int) datagram]).equals(payload)
        ? Likeness.SAME
        : Likeness.OTHER;
  }
}
