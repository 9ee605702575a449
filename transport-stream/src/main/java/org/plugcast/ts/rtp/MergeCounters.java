package org.plugcast.ts.rtp;

import java.util.List;
import java.util.stream.IntStream;

/** What happened in a merge. One thread. */
final class MergeCounters {
  private final long[] received;
  private final long[] missing;
  private final long[] repeated;
  private long delivered;
  private long lost;
  private long identical;
  private long different;
  private long late;
  private long strays;
  private long restarts;

  MergeCounters(int legs) {
    received = new long[legs];
    missing = new long[legs];
    repeated = new long[legs];
  }

  void received(int leg) {
    received[leg]++;
  }

  void repeated(int leg) {
    repeated[leg]++;
  }

  void delivered() {
    delivered++;
  }

  void lost() {
    lost++;
  }

  void late() {
    late++;
  }

  void stray() {
    strays++;
  }

  void restart() {
    restarts++;
  }

  void compared(boolean equal) {
    identical += equal ? 1 : 0;
    different += equal ? 0 : 1;
  }

  /** Nothing more comes of a datagram that came on the legs of these bits. */
  void settled(int legs) {
    for (int leg = 0; leg < missing.length; leg++) {
      missing[leg] += 1 - (legs >> leg & 1);
    }
  }

  MergeReport report() {
    List<MergeReport.Leg> legs =
        IntStream.range(0, received.length)
            .mapToObj(leg -> new MergeReport.Leg(received[leg], missing[leg], repeated[leg]))
            .toList();
    return new MergeReport(legs, delivered, lost, identical, different, late, strays, restarts);
  }
}
