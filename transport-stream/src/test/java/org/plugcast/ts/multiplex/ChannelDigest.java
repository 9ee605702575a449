package org.plugcast.ts.multiplex;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.MemoryClips;

/**
 * SHA-256 of a stretch of a made-up channel; also a program, so that another JVM can compute it.
 */
final class ChannelDigest {
  private static final int PACKETS = 70;
  private static final long FIRST = 123_456;
  private static final int ROUNDS = 700;

  private ChannelDigest() {}

  public static void main(String[] arguments) throws IOException, DoesNotFitException {
    System.out.print(compute());
  }

  static String compute() throws IOException, DoesNotFitException {
    MemoryClips clips = new MemoryClips();
    Timeline timeline =
        MultiplexTest.timeline(
            MemoryClips.HD,
            5_000,
            List.of(clips.add(MemoryClips.HD, 21, 100)),
            List.of(clips.add(MemoryClips.HD, 22, 65), clips.add(MemoryClips.HD, 23, 77)));
    MessageDigest sha256 = sha256();
    byte[] packets = new byte[PACKETS * TsPacket.LENGTH];
    try (Multiplex multiplex = new Multiplex(timeline, clips)) {
      for (int round = 0; round < ROUNDS; round++) {
        multiplex.packets(FIRST + (long) round * PACKETS, PACKETS, packets, 0);
        sha256.update(packets);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
