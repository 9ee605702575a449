package org.plugcast.ts.multiplex;

/**
 * Which row's first slot bears what, in a cycle of six rows (about 72 ms): PCR, PAT, metadata, PCR,
 * PMT, SDT. So the PCR comes about every 36 ms (TR 101 290: 40 ms), PAT and PMT every 72 ms (A/53:
 * 100 ms), the SDT every 0.3 s (TR 101 290: 2 s).
 */
final class TableSlots {
  private static final int CYCLE = 6;
  private static final int SDT_EVERY = 4;

  private TableSlots() {}

  /** What a table slot bears, with the number of its kind that came before it. */
  sealed interface Content {
    record Pat(long count) implements Content {}

    record Pmt(long count) implements Content {}

    record Sdt(long count) implements Content {}

    record Metadata(long count) implements Content {}

    record Stuffing() implements Content {}
  }

  static boolean bearsPcr(long row) {
    return row % 3 == 0;
  }

  /** Content of a row's table slot that bears no PCR. */
  static Content content(long row) {
    long cycle = row / CYCLE;
    return switch ((int) (row % CYCLE)) {
      case 1 -> new Content.Pat(cycle);
      case 2 -> new Content.Metadata(cycle);
      case 4 -> new Content.Pmt(cycle);
      default ->
          cycle % SDT_EVERY == 0 ? new Content.Sdt(cycle / SDT_EVERY) : new Content.Stuffing();
    };
  }

  /** Row of the {@code count}-th metadata slot. */
  static long rowOfMetadata(long count) {
    return count * CYCLE + 2;
  }
}
