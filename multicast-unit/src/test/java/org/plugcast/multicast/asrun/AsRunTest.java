package org.plugcast.multicast.asrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.plugcast.multicast.asrun.WireRun.Verdict.DIFFERENT;
import static org.plugcast.multicast.asrun.WireRun.Verdict.IDENTICAL;
import static org.plugcast.multicast.asrun.WireRun.Verdict.MISSING;
import static org.plugcast.multicast.asrun.WireRun.Verdict.UNHEARD;
import static org.plugcast.multicast.asrun.WireRun.Verdict.UNVERIFIED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.record.Source;

/** An item is 100 datagrams and lasts seven seconds. */
class AsRunTest {
  private static final String MAIN = "10.0.0.1:5004";
  private static final String BACKUP = "10.0.0.2:5004";

  private static List<AsRunItem> of(WireRun... runs) {
    return of(Items.PLAN, runs);
  }

  private static List<AsRunItem> of(AirPlan plan, WireRun... runs) {
    AsRun asRun = new AsRun(plan);
    List<AsRunItem> items = new ArrayList<>();
    for (WireRun run : runs) {
      items.addAll(asRun.found(run));
    }
    asRun.end().ifPresent(items::add);
    return items;
  }

  @Test
  void oneRunIsSplitIntoItsItems() {
    List<AsRunItem> items = of(Items.run(0, 300, IDENTICAL, MAIN));
    assertThat(items).hasSize(3).allMatch(AsRunItem::isWhole);
    assertThat(items.get(1).planned().mediaId()).isEqualTo("m1");
    assertThat(items.get(1).start()).isEqualTo(Items.EPOCH.plusSeconds(7));
    assertThat(items.get(1).end()).isEqualTo(Items.EPOCH.plusMillis(13_930));
    assertThat(items.get(1).plannedStart()).isEqualTo(Items.EPOCH.plusSeconds(7));
    assertThat(items.get(1).plannedEnd()).isEqualTo(Items.EPOCH.plusSeconds(14));
    assertThat(items.get(1).packets()).isEqualTo(new Counts(700, 0, 0, 0, 0));
  }

  @Test
  void boundaryWithinADatagramSplitsItsPackets() {
    AirPlan odd =
        new AirPlan() {
          @Override
          public Optional<AirItem> at(long packet) {
            boolean first = packet < 500;
            return Optional.of(
                new AirItem(
                    Source.TIMELINE,
                    first ? "a" : "b",
                    "",
                    Optional.empty(),
                    first ? 0 : 500,
                    first ? 500 : 1_000));
          }

          @Override
          public long dueNs(long packet) {
            return Items.PLAN.dueNs(packet);
          }
        };
    assertThat(of(odd, Items.run(0, 100, IDENTICAL, MAIN)))
        .extracting(AsRunItem::fromPacket, AsRunItem::toPacket)
        .containsExactly(tuple(0L, 500L), tuple(500L, 700L));
  }

  @Test
  void shortGapsAreCountedAndInterruptNothing() {
    List<AsRunItem> items =
        of(
            Items.run(0, 40, IDENTICAL, MAIN),
            Items.run(40, 45, MISSING, ""),
            Items.run(45, 46, DIFFERENT, BACKUP),
            Items.run(46, 97, IDENTICAL, BACKUP),
            Items.run(97, 100, MISSING, ""),
            Items.run(100, 200, IDENTICAL, BACKUP));
    assertThat(items).hasSize(2);
    assertThat(items.getFirst().packets()).isEqualTo(new Counts(91 * 7, 0, 7, 0, 8 * 7));
    assertThat(items.getFirst().senders()).containsExactly(MAIN, BACKUP);
    assertThat(items.getFirst().toPacket()).isEqualTo(97 * 7);
    assertThat(items.getLast().packets()).isEqualTo(new Counts(700, 0, 0, 0, 0));
  }

  @Test
  void silenceAtTheBeginningOfAnItemIsItsOwn() {
    List<AsRunItem> items =
        of(
            Items.run(0, 100, IDENTICAL, MAIN),
            Items.run(100, 104, MISSING, ""),
            Items.run(104, 200, IDENTICAL, MAIN));
    assertThat(items.getFirst().packets().missing()).isZero();
    assertThat(items.getLast().packets().missing()).isEqualTo(28);
    assertThat(items.getLast().fromPacket()).isEqualTo(104 * 7);
  }

  @Test
  void longSilenceSplitsAnItem() {
    List<AsRunItem> items =
        of(
            Items.run(0, 30, IDENTICAL, MAIN),
            Items.run(30, 40, MISSING, ""),
            Items.run(40, 60, MISSING, ""),
            Items.run(60, 100, IDENTICAL, BACKUP));
    assertThat(items)
        .extracting(AsRunItem::fromPacket, AsRunItem::toPacket)
        .containsExactly(tuple(0L, 210L), tuple(420L, 700L));
    assertThat(items).allMatch(item -> item.packets().missing() == 0);
    assertThat(items).noneMatch(AsRunItem::isWhole);
  }

  @Test
  void itemThatWasNeverHeardIsNotInTheLog() {
    assertThat(
            of(
                Items.run(0, 100, IDENTICAL, MAIN),
                Items.run(100, 250, MISSING, ""),
                Items.run(250, 300, IDENTICAL, MAIN)))
        .extracting(item -> item.planned().mediaId())
        .containsExactly("m0", "m2");
  }

  @Test
  void recordingThatFillsInIsAnItemOfItsOwn() {
    AirPlan filled =
        new AirPlan() {
          @Override
          public Optional<AirItem> at(long packet) {
            return packet >= 210 && packet < 420
                ? Optional.of(
                    new AirItem(Source.PRE_RECORDED, "r1", "", Optional.empty(), 210, 420))
                : Items.PLAN.at(packet).map(item -> packet < 210 ? part(item, 0, 210) : item);
          }

          private AirItem part(AirItem item, long from, long to) {
            return new AirItem(item.source(), item.mediaId(), item.title(), item.clip(), from, to);
          }

          @Override
          public long dueNs(long packet) {
            return Items.PLAN.dueNs(packet);
          }
        };
    assertThat(of(filled, Items.run(0, 100, IDENTICAL, MAIN)))
        .extracting(item -> item.planned().source(), AsRunItem::fromPacket, AsRunItem::toPacket)
        .containsExactly(
            tuple(Source.TIMELINE, 0L, 210L),
            tuple(Source.PRE_RECORDED, 210L, 420L),
            tuple(Source.TIMELINE, 420L, 700L));
  }

  @Test
  void whatNobodyListenedForIsNeitherMissingNorAnInterruption() {
    List<AsRunItem> items =
        of(
            Items.run(0, 30, IDENTICAL, MAIN),
            Items.run(30, 80, UNHEARD, ""),
            Items.run(80, 100, UNVERIFIED, MAIN));
    assertThat(items).singleElement().matches(AsRunItem::isWhole);
    assertThat(items.getFirst().packets()).isEqualTo(new Counts(210, 0, 0, 490, 0));
    assertThat(items.getFirst().senders()).containsExactly(MAIN);
  }

  @Test
  void whatIsOnTheWireCanBeAskedFor() {
    AsRun asRun = new AsRun(Items.PLAN);
    assertThat(asRun.current()).isEmpty();
    asRun.found(Items.run(100, 150, IDENTICAL, MAIN));
    assertThat(asRun.current())
        .get()
        .satisfies(
            item -> {
              assertThat(item.planned().mediaId()).isEqualTo("m1");
              assertThat(item.toPacket()).isEqualTo(1_050);
            });
  }
}
