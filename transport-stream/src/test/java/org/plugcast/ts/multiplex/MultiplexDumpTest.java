package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.MemoryClips;

/**
 * Packets around an item boundary against a golden dump, which {@code -Dplugcast.golden=write}
 * rewrites.
 */
class MultiplexDumpTest {
  private static final Path DUMP = Path.of("src/test/resources/multiplex/boundary.dump");
  private static final int FIRST = 4_900;
  private static final int LAST = 7_700;

  @Test
  void packetsAroundAnItemBoundaryAreAsTheyEverWere() throws IOException, DoesNotFitException {
    String dump = dump();
    if ("write".equals(System.getProperty("plugcast.golden"))) {
      Files.createDirectories(DUMP.getParent());
      Files.writeString(DUMP, dump);
    }
    assertThat(dump).isEqualTo(Files.readString(DUMP));
  }

  private static String dump() throws IOException, DoesNotFitException {
    MemoryClips clips = new MemoryClips();
    Timeline timeline =
        MultiplexTest.timeline(
            MemoryClips.HD,
            0,
            List.of(clips.add(MemoryClips.HD, 31, 60)),
            List.of(clips.add(MemoryClips.HD, 32, 61)));
    StringBuilder dump = new StringBuilder();
    byte[] packet = new byte[TsPacket.LENGTH];
    try (Multiplex multiplex = new Multiplex(timeline, clips)) {
      for (int index = FIRST; index < LAST; index++) {
        multiplex.packets(index, 1, packet, 0);
        if (isTelling(packet)) {
          line(dump, index, packet);
        }
      }
    }
    return dump.toString();
  }

  private static boolean isTelling(byte[] packet) {
    return TsPacket.hasPcr(packet, 0)
        || TsPacket.payloadUnitStart(packet, 0) && TsPacket.pid(packet, 0) != TsPacket.NULL_PID;
  }

  private static void line(StringBuilder dump, int index, byte[] packet) {
    dump.append(index).append(" pid=").append(TsPacket.pid(packet, 0));
    dump.append(" cc=").append(TsPacket.continuityCounter(packet, 0));
    int payload = TsPacket.payloadOffset(packet, 0);
    if (TsPacket.hasPcr(packet, 0)) {
      dump.append(" pcr=").append(TsPacket.pcr(packet, 0));
    } else if (PesHeader.isPes(packet, payload)) {
      dump.append(" pts=").append(PesHeader.pts(packet, payload));
      if (PesHeader.hasDts(packet, payload)) {
        dump.append(" dts=").append(PesHeader.dts(packet, payload));
      }
    }
    dump.append('\n');
  }
}
