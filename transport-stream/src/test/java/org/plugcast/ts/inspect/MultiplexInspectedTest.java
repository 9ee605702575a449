package org.plugcast.ts.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.testing.MemoryClips;

/** The multiplex before the inspector: two minutes, over forty item boundaries. */
class MultiplexInspectedTest {
  private static final int PACKETS = 300_000;
  private static final int BLOCK = 1_000;

  private static Timeline timeline(MemoryClips clips, long origin)
      throws IOException, DoesNotFitException {
    return new Timeline(
        new Service(1, 1, "Jazz", "Plugcast", Pids.DEFAULT),
        MemoryClips.HD,
        Instant.parse("2026-01-01T00:00:00Z"),
        origin,
        1,
        0,
        0,
        List.of(clips.add(MemoryClips.HD, 1, 95)),
        List.of(clips.add(MemoryClips.HD, 2, 64), clips.add(MemoryClips.HD, 3, 121)));
  }

  private static Report inspect(long origin) throws IOException, DoesNotFitException {
    MemoryClips clips = new MemoryClips();
    StreamInspector inspector = new StreamInspector();
    byte[] block = new byte[BLOCK * TsPacket.LENGTH];
    try (Multiplex multiplex = new Multiplex(timeline(clips, origin), clips)) {
      for (int index = 0; index < PACKETS; index += BLOCK) {
        multiplex.packets(index, BLOCK, block, 0);
        inspector.push(block, 0, block.length);
      }
    }
    return inspector.finish();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Pcr.MODULUS - 60 * Pcr.FREQUENCY})
  void channelHasNoFindingOverItemsAndClockWraps(long origin)
      throws IOException, DoesNotFitException {
    Report report = inspect(origin);
    assertThat(report.findings()).as(report.toText()).isEmpty();
    assertThat(report.clocks())
        .singleElement()
        .satisfies(
            clock -> {
              assertThat(clock.longestTicks()).isLessThan(40 * Pcr.FREQUENCY / 1000);
              assertThat(clock.worstNanos()).isLessThan(100);
              assertThat(clock.wraps()).isEqualTo(origin == 0 ? 0 : 1);
            });
    assertThat(report.tables())
        .filteredOn(table -> !table.name().equals("SDT"))
        .hasSize(2)
        .allSatisfy(table -> assertThat(table.longestTicks()).isLessThan(Pcr.FREQUENCY / 10));
  }
}
