package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Makes coded pictures such as stand between repeats: another frame_num, and a frame rate that is
 * fixed. ITU-T H.264 §7.3.3, §7.4.3, §E.2.1. For one thread.
 */
final class H264Rewriter {
  private static final String CLAUSE = "ITU-T H.264 §7.3.3";

  private final H264Sps sps;

  H264Rewriter(H264Sps sps) {
    this.sps = sps;
  }

  /** The access unit {@code unit} with {@code frameNum} in each slice. */
  byte[] rewritten(byte[] unit, int frameNum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(unit.length + 16);
    StartCodes nalUnits = new StartCodes(new NalUnits(out, frameNum));
    out.write(0); // of the first start code, which has four bytes
    nalUnits.push(unit, 0, unit.length);
    nalUnits.end();
    return out.toByteArray();
  }

  private final class NalUnits implements StartCodes.Sink {
    private final ByteArrayOutputStream out;
    private final int frameNum;

    NalUnits(ByteArrayOutputStream out, int frameNum) {
      this.out = out;
      this.frameNum = frameNum;
    }

    @Override
    public void segment(byte[] bytes, int from, int to, long position) throws IOException {
      int nal = from + StartCodes.LENGTH;
      int type = NalUnit.type(bytes, nal);
      out.write(bytes, from, StartCodes.LENGTH + 1);
      if (type == NalUnit.SEQUENCE_PARAMETER_SET && sps.vui().timing().isPresent()) {
        put(1, 1, sps.vui().timing().get().flagPosition(), bytes, nal + 1, to);
      } else if (NalUnit.isSlice(type)) {
        requireReference(bytes, nal);
        put(frameNum, sps.frameNumBits(), frameNumPosition(bytes, nal + 1, to), bytes, nal + 1, to);
      } else {
        out.write(bytes, nal + 1, to - nal - 1);
      }
    }

    private static void requireReference(byte[] bytes, int nal) throws MalformedStreamException {
      if (NalUnit.refIdc(bytes, nal) == 0) {
        throw new MalformedStreamException(
            "a picture that no other refers to", 0, "ITU-T H.264 §7.4.2.1.1");
      }
    }

    private static int frameNumPosition(byte[] bytes, int from, int to)
        throws MalformedStreamException {
      BitReader header = BitReader.ofNalUnit(bytes, from, to, CLAUSE);
      header.ue(); // first_mb_in_slice
      header.ue(); // slice_type
      header.ue(); // pic_parameter_set_id
      return header.position();
    }

    /** Writes {@code bytes[from..to)} with another number of {@code count} bits in its payload. */
    private void put(int value, int count, int position, byte[] bytes, int from, int to) {
      byte[] payload = new byte[to - from];
      int length = NalUnit.unescape(bytes, from, to, payload);
      for (int i = 0; i < count; i++) {
        int at = position + i;
        int mask = 0x80 >> at % 8;
        boolean set = (value >> count - 1 - i & 1) == 1;
        payload[at / 8] = (byte) (set ? payload[at / 8] | mask : payload[at / 8] & ~mask);
      }
      NalUnit.escape(payload, length, out);
    }

    @Override
    public void oversized(MalformedStreamException fault) throws IOException {
      throw fault;
    }
  }
}
