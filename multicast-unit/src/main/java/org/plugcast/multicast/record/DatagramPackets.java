package org.plugcast.multicast.record;

import java.nio.ByteBuffer;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.rtp.RtpHeader;

/** The transport packets of the datagram at hand, any RTP around them left out. One thread. */
final class DatagramPackets {
  /** Longer than any datagram that fits into a frame of Ethernet. */
  private static final int LARGEST = 2_048;

  private final byte[] bytes = new byte[LARGEST];
  private int start;
  private int count;

  /** Copies a datagram; returns its packets, 0 if it holds anything else. */
  int take(ByteBuffer datagram) {
    int length = datagram.remaining();
    count = 0;
    if (length == 0 || length > LARGEST) {
      return 0;
    }
    datagram.get(datagram.position(), bytes, 0, length);
    start = 0;
    int end = length;
    if (length > RtpHeader.LENGTH && bytes[0] != TsPacket.SYNC) {
      try {
        start = RtpHeader.payloadStart(bytes, 0, length);
        end = RtpHeader.payloadEnd(bytes, 0, length);
      } catch (MalformedStreamException e) {
        end = start;
      }
    }
    count = whole(end) ? (end - start) / TsPacket.LENGTH : 0;
    return count;
  }

  private boolean whole(int end) {
    if (end <= start || (end - start) % TsPacket.LENGTH != 0) {
      return false;
    }
    for (int at = start; at < end; at += TsPacket.LENGTH) {
      if (!TsPacket.synced(bytes, at)) {
        return false;
      }
    }
    return true;
  }

  /** Null packets that stand for a datagram. */
  static DatagramPackets nulls() {
    DatagramPackets nulls = new DatagramPackets();
    nulls.count = Cadence.PACKETS_PER_DATAGRAM;
    for (int i = 0; i < nulls.count; i++) {
      TsPacket.writeNull(nulls.bytes, i * TsPacket.LENGTH);
    }
    return nulls;
  }

  int length() {
    return count * TsPacket.LENGTH;
  }

  void copyTo(ByteBuffer destination) {
    destination.put(bytes, start, length());
  }

  /** Whether a picture at which decoding may start begins here. ISO/IEC 13818-1 §2.4.3.5. */
  boolean haveRandomAccess() {
    for (int at = start; at < start + length(); at += TsPacket.LENGTH) {
      if (isRandomAccess(bytes, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a packet begins a picture at which decoding may start. */
  static boolean isRandomAccess(byte[] packet, int offset) {
    return TsPacket.randomAccess(packet, offset) && beginsVideo(packet, offset);
  }

  /** Whether a packet begins a PES packet of video. Table 2-22. */
  static boolean beginsVideo(byte[] packet, int offset) {
    int pes = offset + TsPacket.payloadOffset(packet, offset);
    return TsPacket.payloadUnitStart(packet, offset)
        && pes + PesHeader.PLAIN_LENGTH <= offset + TsPacket.LENGTH
        && PesHeader.isPes(packet, pes)
        && (PesHeader.streamId(packet, pes) & 0xf0) == 0xe0;
  }
}
