package org.plugcast.caching.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.ts.store.ClipStore;

/**
 * Encoders on PostgreSQL and S3 are killed at random: nothing is lost, doubled, left over or half
 * done. {@code -Dplugcast.kills=200 -Dplugcast.items=200} makes it as long as one likes.
 */
class KilledWorkersTest {
  private static final int KILLS = Integer.getInteger("plugcast.kills", 20);
  private static final int ITEMS = Integer.getInteger("plugcast.items", 20);
  private static final long SEED = Long.getLong("plugcast.seed", 1);

  @TempDir Path folder;

  @Test
  void everyItemIsMadeExactlyOnceAndNothingIsLeftOver() throws Exception {
    try (Campaign campaign = new Campaign(folder, KILLS, ITEMS, SEED)) {
      int read;
      try (Reader reader = new Reader(campaign.bed())) {
        campaign.kill();
        campaign.awaitAll();
        campaign.awaitSweep();
        read = reader.finish();
      }
      campaign.endWorkers();
      System.out.printf(
          "%d kills (%s), %d items, %d clips read whole, %d attempts, %.0f s%n",
          KILLS, campaign.killed(), ITEMS, read, attempts(campaign), campaign.seconds());
      assertThat(read).isEqualTo(ITEMS);
      assertCatalogue(campaign.bed());
      assertStore(campaign.bed());
      assertThat(new ClipStore(folder.resolve("unit/clips")).list()).hasSize(ITEMS);
      for (Worker worker : campaign.workers()) {
        assertThat(worker.leftovers()).isEmpty();
      }
    }
  }

  /** Attempts of all encoders, those that were killed as well. */
  private static long attempts(Campaign campaign) throws IOException {
    long attempts = 0;
    for (Worker worker : campaign.workers()) {
      attempts += worker.log().lines().filter(line -> line.contains("encoding-begun")).count();
    }
    return attempts;
  }

  private static void assertCatalogue(Bed bed) {
    assertThat(
            Map.of(
                "items", bed.number("SELECT COUNT(*) FROM items"),
                "on air", bed.number("SELECT COUNT(*) FROM items WHERE air IS NOT NULL"),
                "clips", bed.number("SELECT COUNT(*) FROM clips"),
                "ready", bed.number("SELECT COUNT(*) FROM activity WHERE kind = 'item-ready'"),
                "failed", bed.number("SELECT COUNT(*) FROM activity WHERE kind = 'item-failed'"),
                "asked for", bed.number("SELECT COUNT(*) FROM encodings"),
                "uploads", bed.number("SELECT COUNT(*) FROM uploads"),
                "jobs",
                    bed.number("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'encode'")))
        .isEqualTo(
            Map.of(
                "items",
                ITEMS,
                "on air",
                ITEMS,
                "clips",
                ITEMS,
                "ready",
                ITEMS,
                "failed",
                0,
                "asked for",
                0,
                "uploads",
                0,
                "jobs",
                0));
  }

  private static void assertStore(Bed bed) throws IOException {
    List<String> referred = bed.column("SELECT object FROM stored_clips");
    assertThat(new HashSet<>(bed.objects().list())).isEqualTo(new HashSet<>(referred));
    assertThat(new HashSet<>(bed.column("SELECT digest FROM clips")))
        .isEqualTo(new HashSet<>(bed.column("SELECT digest FROM stored_clips")))
        .hasSize(ITEMS);
  }
}
