package org.plugcast.renderer.encode;

/**
 * Decides by how much a sound is made louder or softer. Pure.
 *
 * <p>Below the ceiling loudness follows the gain exactly. Where peaks would exceed it they are
 * limited, which takes loudness away again: the gain is raised, and what comes out measured, until
 * it is right or the peaks allow no more.
 */
public final class Leveller {
  /** Coding with losses moves peaks by about so much. */
  private static final double CODING_DB = 1;

  /** Near enough, in LU, of which a tenth is the step of the measurement. */
  private static final double EXACT = 0.101;

  /** A further attempt that brings less than this is in vain. */
  private static final double LEAST_PROGRESS = 0.05;

  private static final double MOST_GAIN_DB = 50;

  private final LoudnessTarget target;

  public Leveller(LoudnessTarget target) {
    this.target = target;
  }

  /** What is done first to a sound of this loudness. */
  public Treatment first(Treatment plain, Loudness measured) {
    if (target == LoudnessTarget.NONE || Double.isInfinite(measured.truePeakDb())) {
      return plain;
    }
    double ceiling = target.truePeakDb() - CODING_DB;
    double gain =
        measured.isMeasured()
            ? Math.min(MOST_GAIN_DB, target.lkfs() - measured.lkfs())
            : Math.min(0, ceiling - measured.truePeakDb());
    Treatment treatment = plain.withGain(gain);
    return measured.truePeakDb() + gain > ceiling ? treatment.withCeiling(ceiling) : treatment;
  }

  /** Whether a result may stay. */
  public boolean isGood(Loudness result) {
    return target == LoudnessTarget.NONE
        || !result.isMeasured()
        || Math.abs(result.lkfs() - target.lkfs()) <= EXACT;
  }

  /** Whether another attempt is worth while after these. */
  public boolean isInVain(Treatment done, Loudness before, Loudness after) {
    return done.gainDb() >= MOST_GAIN_DB
        || Math.abs(after.lkfs() - target.lkfs())
            > Math.abs(before.lkfs() - target.lkfs()) - LEAST_PROGRESS;
  }

  /** What is done next, when a result is not good. */
  public Treatment next(Treatment done, Loudness result) {
    double gain = Math.min(MOST_GAIN_DB, done.gainDb() + target.lkfs() - result.lkfs());
    return done.withGain(gain).withCeiling(target.truePeakDb() - CODING_DB);
  }
}
