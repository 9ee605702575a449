package org.plugcast.multicast.twin;

/**
 * Follows the twin's heartbeats: which are to be believed, whether the twin is alive, how far its
 * clock is away. While a unit is updated two processes of it send heartbeats, for different
 * channels. Allocates nothing. One thread.
 */
public final class TwinPulse {
  /** Stands for a time that was not measured. */
  public static final long UNMEASURED = Long.MIN_VALUE;

  private static final long MOST_APART_NS = 1_000_000_000;

  /** After this a process may begin whose clock is behind that of the one before. */
  private static final long FORGET_NS = 1_000_000_000;

  private static final long BUCKET_NS = 10_000_000_000L;

  private final Rank twin;
  private final long latestNs;
  private final Tally<Belief> beliefs = new Tally<>(Belief.class);
  private final Incarnation newer = new Incarnation();
  private final Incarnation older = new Incarnation();
  private long lastNs = Insistence.NEVER;
  private long backNs = UNMEASURED;
  private long lost;
  private long bucketEndNs = Long.MIN_VALUE;
  private long leastNs = Long.MAX_VALUE;
  private long leastBeforeNs = Long.MAX_VALUE;

  /**
   * @param latestNs a heartbeat that was on its way for so much longer than others is not believed:
   *     the takeover time
   */
  public TwinPulse(Rank twin, long latestNs) {
    this.twin = twin;
    this.latestNs = latestNs;
  }

  /**
   * A heartbeat was read.
   *
   * @param atNs when it arrived, UTC by the clock of the air
   */
  public Belief hear(HeartbeatReader heartbeat, long atNs) {
    Belief belief = judge(heartbeat, atNs);
    beliefs.add(belief);
    if (belief == Belief.BELIEVED) {
      backNs = heartbeat.leastTakenNs();
      lastNs = Math.max(lastNs, atNs);
    }
    return belief;
  }

  /** Whether a heartbeat was believed within {@code withinNs}. */
  public boolean isAlive(long nowNs, long withinNs) {
    return nowNs - lastNs <= withinNs;
  }

  /** When the last one came that was believed; far in the past when none did. */
  public long lastNs() {
    return lastNs;
  }

  public long count(Belief belief) {
    return beliefs.of(belief);
  }

  /** Heartbeats that are missing between those that came. */
  public long lost() {
    return lost;
  }

  /**
   * Shortest time that a heartbeat took by this unit's clock, in nanoseconds, negative where the
   * twin's is ahead; {@link #UNMEASURED} when none came.
   */
  public long leastTakenNs() {
    long least = Math.min(leastNs, leastBeforeNs);
    return least == Long.MAX_VALUE ? UNMEASURED : least;
  }

  /**
   * The twin's clock less this unit's, in nanoseconds; {@link #UNMEASURED} when no heartbeat came.
   * Half the difference of the shortest times there and back, so that the way takes no part where
   * it takes as long there as back; while the twin does not tell its part, the way counts as no
   * time.
   */
  public long twinAheadNs() {
    long there = leastTakenNs();
    if (there == UNMEASURED || backNs == UNMEASURED) {
      return there == UNMEASURED ? UNMEASURED : -there;
    }
    return (backNs - there) / 2;
  }

  /**
   * How wrong {@link #twinAheadNs} may be, in nanoseconds: half of the shortest way there and back;
   * {@link #UNMEASURED} while the twin does not tell its part.
   */
  public long twinAheadWithinNs() {
    long there = leastTakenNs();
    return there == UNMEASURED || backNs == UNMEASURED
        ? UNMEASURED
        : Math.max(0, (there + backNs) / 2);
  }

  /**
   * This unit's clock less the twin's, plus the shortest time on the way, in nanoseconds; 0 when
   * none came. A planned handover is seamless only while this is below a datagram's time.
   */
  public long clockOffsetNs() {
    long least = Math.min(leastNs, leastBeforeNs);
    return least == Long.MAX_VALUE ? 0 : least;
  }

  private Belief judge(HeartbeatReader heartbeat, long atNs) {
    if (!isTwin(heartbeat)) {
      return Belief.NOT_THE_TWIN;
    }
    long takenNs = atNs - heartbeat.sentAtNs();
    if (takenNs > MOST_APART_NS || takenNs < -MOST_APART_NS) {
      return Belief.CLOCKS_APART;
    }
    if (atNs - lastNs > FORGET_NS) {
      newer.begin(-1);
      older.begin(-1);
    }
    if (!isNew(heartbeat)) {
      return Belief.OLD;
    }
    note(takenNs, atNs);
    return takenNs - clockOffsetNs() > latestNs ? Belief.LATE : Belief.BELIEVED;
  }

  private boolean isTwin(HeartbeatReader heartbeat) {
    return heartbeat.port() == twin.id().port()
        && heartbeat.address() == twin.id().address()
        && heartbeat.role() == twin.role();
  }

  private boolean isNew(HeartbeatReader heartbeat) {
    long incarnation = heartbeat.incarnation();
    if (incarnation > newer.started) {
      older.take(newer);
      newer.begin(incarnation);
      forgetOffset();
    } else if (incarnation < newer.started && incarnation > older.started) {
      older.begin(incarnation);
    }
    return advance(incarnation == newer.started ? newer : older, heartbeat);
  }

  private boolean advance(Incarnation of, HeartbeatReader heartbeat) {
    long sequence = heartbeat.sequence();
    if (heartbeat.incarnation() != of.started || sequence <= of.last) {
      return false;
    }
    lost += of.last < 0 ? 0 : sequence - of.last - 1;
    of.last = sequence;
    return true;
  }

  private void note(long takenNs, long atNs) {
    if (atNs >= bucketEndNs) {
      leastBeforeNs = leastNs;
      leastNs = Long.MAX_VALUE;
      bucketEndNs = atNs + BUCKET_NS;
    }
    leastNs = Math.min(leastNs, takenNs);
  }

  private void forgetOffset() {
    leastNs = Long.MAX_VALUE;
    leastBeforeNs = Long.MAX_VALUE;
  }

  /** A process of the twin and its last sequence number. */
  private static final class Incarnation {
    private long started = -1;
    private long last = -1;

    void begin(long startedAt) {
      started = startedAt;
      last = -1;
    }

    void take(Incarnation other) {
      started = other.started;
      last = other.last;
    }
  }
}
