package org.plugcast.ts.elementary;

import java.util.OptionalLong;

/**
 * What is known of a coded frame, or pair of fields, besides its bytes.
 *
 * @param pts of its PES packet, in 90 kHz ticks that do not wrap
 * @param order place in the order of output among the pictures since the last {@code restart}
 * @param restart whether all pictures before it in decode order also come before it in output order
 * @param brokenLink whether pictures shown before it refer to something else than what was sent
 * @param scan which field is shown first; {@code PROGRESSIVE} if both are of one moment. Says
 *     nothing where the sequence is not interlaced
 */
public record CodedPicture(
    VideoSequence sequence,
    OptionalLong pts,
    int order,
    boolean restart,
    Access access,
    boolean brokenLink,
    Duration duration,
    Scan scan) {

  /** What a decoder can do that starts here. */
  public enum Access {
    /** Depends on earlier pictures. */
    NONE,
    /** Decoding may start, but pictures shown before this one, if there are any, are lost. */
    OPEN,
    /** Decoding may start. */
    CLOSED
  }

  /** How long it is shown. */
  public enum Duration {
    FRAME,
    /** Its other field is missing. */
    SINGLE_FIELD,
    /** A field or the frame is repeated: pulldown. */
    REPEATED
  }

  /** This first field, completed by a second one of its own order. */
  CodedPicture withSecondField(int fieldOrder) {
    return new CodedPicture(
        sequence,
        pts,
        Math.min(order, fieldOrder),
        restart,
        access,
        brokenLink,
        Duration.FRAME,
        fieldOrder < order ? scan.reversed() : scan);
  }
}
