package org.plugcast.ts.elementary;

import java.util.Optional;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * One access unit under construction: a frame or a field. ITU-T H.264 §7.4.1.2.3. For one thread.
 *
 * <p>What it writes starts with an access unit delimiter and, where decoding may start, has the
 * parameter sets in it.
 */
final class H264AccessUnit {
  /** Delimiter that allows slices of any type, primary_pic_type 7. §7.4.2.4. */
  static final byte[] DELIMITER = {0, 0, 0, 1, NalUnit.ACCESS_UNIT_DELIMITER, (byte) 0xf0};

  private final UnitBuffer nalUnits = new UnitBuffer();
  private final UnitBuffer delimiter = new UnitBuffer();
  private Optional<H264SliceHeader> first = Optional.empty();
  private Optional<RecoveryPoint> recovery = Optional.empty();
  private boolean intra;
  private boolean hasSps;
  private boolean hasPps;
  private PesStamps stamps = PesStamps.NONE;

  void begin(PesStamps unitStamps) {
    nalUnits.clear();
    delimiter.clear();
    first = Optional.empty();
    recovery = Optional.empty();
    intra = true;
    hasSps = false;
    hasPps = false;
    stamps = unitStamps;
  }

  /** Takes the NAL unit of {@code bytes[from..to)} and its start code. */
  void add(byte[] bytes, int from, int to) throws MalformedStreamException {
    int nal = from + StartCodes.LENGTH;
    switch (NalUnit.type(bytes, nal)) {
      case NalUnit.ACCESS_UNIT_DELIMITER -> {
        delimiter.clear();
        append(delimiter, bytes, from, to);
      }
      case NalUnit.SEQUENCE_PARAMETER_SET -> {
        hasSps = true;
        append(nalUnits, bytes, from, to);
      }
      case NalUnit.PICTURE_PARAMETER_SET -> {
        hasPps = true;
        append(nalUnits, bytes, from, to);
      }
      case NalUnit.SEI -> {
        Optional<RecoveryPoint> found = RecoveryPoint.find(bytes, nal, to);
        recovery = found.isPresent() ? found : recovery;
        nalUnits.append(bytes, from, to - from);
      }
      default -> nalUnits.append(bytes, from, to - from);
    }
  }

  void addSlice(H264SliceHeader header) {
    intra &= header.intra();
    if (first.isEmpty()) {
      first = Optional.of(header);
    }
  }

  /** Header of its first slice, once there is one. */
  Optional<H264SliceHeader> picture() {
    return first;
  }

  PesStamps stamps() {
    return stamps;
  }

  Access access() {
    if (first.isEmpty() || !intra) {
      return Access.NONE;
    }
    if (first.get().idr()) {
      return Access.CLOSED;
    }
    boolean announced = recovery.isPresent() && recovery.get().frameCount() == 0;
    return announced || hasSps ? Access.OPEN : Access.NONE;
  }

  /** Whether the pictures shown before this one may not be decodable. §D.2.8. */
  boolean brokenLink() {
    return recovery.isPresent() && recovery.get().brokenLink();
  }

  void write(H264ParameterSets sets, UnitBuffer out) throws MalformedStreamException {
    if (delimiter.length() > 0) {
      out.append(delimiter);
    } else {
      out.append(DELIMITER, 0, DELIMITER.length);
    }
    if (first.isPresent() && access() != Access.NONE && !(hasSps && hasPps)) {
      sets.write(first.get().sps(), out);
    }
    out.append(nalUnits);
  }

  /** Delimiters and parameter sets have a start code of four bytes. §B.1.2. */
  private static void append(UnitBuffer out, byte[] bytes, int from, int to)
      throws MalformedStreamException {
    out.append(StartCodes.LONG, 0, 1);
    out.append(bytes, from, to - from);
  }
}
