package org.plugcast.renderer.encode;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How loud items are made. */
public enum LoudnessTarget {
  /** ATSC A/85 §5.2. */
  A85("a85", -24, -2),
  /** EBU R 128. */
  R128("r128", -23, -1),
  /** As they come. */
  NONE("none", 0, 0);

  private final String label;
  private final double lkfs;
  private final double truePeakDb;

  LoudnessTarget(String label, double lkfs, double truePeakDb) {
    this.label = label;
    this.lkfs = lkfs;
    this.truePeakDb = truePeakDb;
  }

  /** The word in profiles. */
  public String label() {
    return label;
  }

  /** Integrated loudness over the whole item, in LKFS (the same as LUFS). ITU-R BS.1770. */
  public double lkfs() {
    return lkfs;
  }

  /** Highest true peak, in dB of full scale. */
  public double truePeakDb() {
    return truePeakDb;
  }

  public static LoudnessTarget ofLabel(String label) {
    return Arrays.stream(values())
        .filter(target -> target.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "loudness "
                        + label
                        + ": expected "
                        + Arrays.stream(values())
                            .map(LoudnessTarget::label)
                            .collect(Collectors.joining(", "))));
  }
}
