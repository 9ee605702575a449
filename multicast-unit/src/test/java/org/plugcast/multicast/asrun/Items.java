package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.record.Source;
import org.plugcast.ts.multiplex.Digest;

/** A plan of items of 700 packets, 100 packets a second, and items for a log. */
public final class Items {
  public static final Instant EPOCH = Instant.parse("2026-11-20T12:00:00Z");
  static final long EPOCH_NS = EPOCH.getEpochSecond() * 1_000_000_000;
  static final long PACKET_NS = 10_000_000;
  static final long PACKETS = 700;

  private Items() {}

  static final AirPlan PLAN =
      new AirPlan() {
        @Override
        public Optional<AirItem> at(long packet) {
          return Optional.of(planned(packet / PACKETS, Source.TIMELINE));
        }

        @Override
        public long dueNs(long packet) {
          return EPOCH_NS + packet * PACKET_NS;
        }
      };

  static AirItem planned(long number, Source source) {
    return new AirItem(
        source,
        "m" + number,
        "Title " + number,
        Optional.of(new Digest(String.format("%064x", number))),
        number * PACKETS,
        (number + 1) * PACKETS);
  }

  static WireRun run(long from, long to, WireRun.Verdict verdict, String sender) {
    return new WireRun(
        from,
        to,
        verdict,
        EPOCH_NS + from * 7 * PACKET_NS,
        EPOCH_NS + (to - 1) * 7 * PACKET_NS,
        sender);
  }

  static AsRunItem item(long number) {
    return new AsRunItem(
        planned(number, Source.TIMELINE),
        EPOCH.plusSeconds(7 * number),
        EPOCH.plusSeconds(7 * number + 7),
        number * PACKETS,
        number * PACKETS + PACKETS,
        EPOCH.plusSeconds(7 * number).plusNanos(150_000),
        EPOCH.plusSeconds(7 * number + 6),
        new Counts(PACKETS, 0, 0, 0, 0),
        List.of("10.0.0.1:5004"));
  }

  /** A log of channel 1 of so many items more, an hour between each two. */
  public static AsRunLog log(Path data, int items) throws IOException {
    AsRunLog log = AsRunLog.open(data, 1, EPOCH);
    for (int i = 0; i < items; i++) {
      log.append(item(i), EPOCH.plusSeconds(3_600L * i));
    }
    return log;
  }
}
