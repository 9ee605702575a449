package org.plugcast.ts.elementary;

import java.util.OptionalLong;

/**
 * Time stamps of a PES header, in 90 kHz ticks that do not wrap. ISO/IEC 13818-1 §2.4.3.7.
 *
 * @param dts where it differs from the PTS
 */
public record PesStamps(OptionalLong pts, OptionalLong dts) {
  public static final PesStamps NONE = new PesStamps(OptionalLong.empty(), OptionalLong.empty());
}
