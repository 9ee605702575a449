package org.plugcast.ts.elementary;

import java.util.Arrays;
import java.util.TreeMap;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * The latest parameter sets of a stream by their numbers, parsed and as sent. ITU-T H.264
 * §7.4.1.2.1. For one thread.
 */
final class H264ParameterSets {
  private static final String CLAUSE = "ITU-T H.264 §7.4.1.2.1";

  /** Bytes of a set that is still believable; the longest are slice group maps. */
  private static final int MAX_LENGTH = 65_536;

  private static final class Kept<T> {
    private final byte[] nalUnit;
    private final T set;

    Kept(byte[] nalUnit, T set) {
      this.nalUnit = nalUnit;
      this.set = set;
    }

    boolean sentAs(byte[] bytes, int from, int to) {
      return Arrays.equals(nalUnit, 0, nalUnit.length, bytes, from, to);
    }
  }

  private final TreeMap<Integer, Kept<H264Sps>> spsById = new TreeMap<>();
  private final TreeMap<Integer, Kept<H264Pps>> ppsById = new TreeMap<>();

  /** Takes the sequence parameter set whose NAL header is {@code bytes[from]}. */
  void addSps(byte[] bytes, int from, int to) throws MalformedStreamException {
    checkLength(to - from);
    if (spsById.values().stream().noneMatch(kept -> kept.sentAs(bytes, from, to))) {
      H264Sps sps = H264Sps.parse(bytes, from, to);
      spsById.put(sps.id(), new Kept<>(Arrays.copyOfRange(bytes, from, to), sps));
    }
  }

  /** Takes the picture parameter set whose NAL header is {@code bytes[from]}. */
  void addPps(byte[] bytes, int from, int to) throws MalformedStreamException {
    checkLength(to - from);
    if (ppsById.values().stream().noneMatch(kept -> kept.sentAs(bytes, from, to))) {
      H264Pps pps = H264Pps.parse(bytes, from, to);
      ppsById.put(pps.id(), new Kept<>(Arrays.copyOfRange(bytes, from, to), pps));
    }
  }

  H264Sps sps(int id) throws MalformedStreamException {
    Kept<H264Sps> kept = spsById.get(id);
    if (kept == null) {
      throw new MalformedStreamException("sequence parameter set " + id + " not sent", 0, CLAUSE);
    }
    return kept.set;
  }

  H264Pps pps(int id) throws MalformedStreamException {
    Kept<H264Pps> kept = ppsById.get(id);
    if (kept == null) {
      throw new MalformedStreamException("picture parameter set " + id + " not sent", 0, CLAUSE);
    }
    return kept.set;
  }

  /** Appends {@code sps} and all picture parameter sets that refer to it. */
  void write(H264Sps sps, UnitBuffer out) throws MalformedStreamException {
    Kept<H264Sps> active = spsById.get(sps.id());
    if (active == null) {
      return;
    }
    append(active.nalUnit, out);
    for (Kept<H264Pps> pps : ppsById.values()) {
      if (pps.set.spsId() == sps.id()) {
        append(pps.nalUnit, out);
      }
    }
  }

  private static void append(byte[] nalUnit, UnitBuffer out) throws MalformedStreamException {
    out.append(StartCodes.LONG, 0, StartCodes.LONG.length);
    out.append(nalUnit, 0, nalUnit.length);
  }

  private static void checkLength(int length) throws MalformedStreamException {
    if (length > MAX_LENGTH) {
      throw new MalformedStreamException(
          "parameter set of " + length + " bytes, expected at most " + MAX_LENGTH, 0, CLAUSE);
    }
  }
}
