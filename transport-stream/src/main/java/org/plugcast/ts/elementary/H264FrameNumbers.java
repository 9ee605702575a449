package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Gives pictures another frame_num. ITU-T H.264 §7.3.3, §7.4.3. For one thread. */
final class H264FrameNumbers {
  private static final String CLAUSE = "ITU-T H.264 §7.3.3";

  private final int bits;

  /**
   * Pictures whose slice headers have it so.
   *
   * @param bits of a frame_num
   */
  H264FrameNumbers(int bits) {
    this.bits = bits;
  }

  /** The access unit {@code unit[0..length)} with {@code frameNum} in each slice. */
  byte[] renumbered(byte[] unit, int length, int frameNum) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 16);
    StartCodes nalUnits = new StartCodes(new Slices(out, frameNum));
    out.write(0); // of the first start code, which has four bytes
    nalUnits.push(unit, 0, length);
    nalUnits.end();
    return out.toByteArray();
  }

  private final class Slices implements StartCodes.Sink {
    private final ByteArrayOutputStream out;
    private final int frameNum;

    Slices(ByteArrayOutputStream out, int frameNum) {
      this.out = out;
      this.frameNum = frameNum;
    }

    @Override
    public void segment(byte[] bytes, int from, int to, long position) throws IOException {
      int nal = from + StartCodes.LENGTH;
      if (!NalUnit.isSlice(NalUnit.type(bytes, nal))) {
        out.write(bytes, from, to - from);
        return;
      }
      if (NalUnit.refIdc(bytes, nal) == 0) {
        throw new MalformedStreamException(
            "a picture that no other refers to", position, "ITU-T H.264 §7.4.2.1.1");
      }
      out.write(bytes, from, StartCodes.LENGTH + 1);
      writePayload(bytes, nal + 1, to);
    }

    private void writePayload(byte[] bytes, int from, int to) throws MalformedStreamException {
      BitReader header = BitReader.ofNalUnit(bytes, from, to, CLAUSE);
      header.ue(); // first_mb_in_slice
      header.ue(); // slice_type
      header.ue(); // pic_parameter_set_id
      byte[] payload = new byte[to - from];
      int length = NalUnit.unescape(bytes, from, to, payload);
      put(payload, header.position());
      NalUnit.escape(payload, length, out);
    }

    private void put(byte[] payload, int position) {
      for (int i = 0; i < bits; i++) {
        int at = position + i;
        int mask = 0x80 >> at % 8;
        boolean set = (frameNum >> bits - 1 - i & 1) == 1;
        payload[at / 8] = (byte) (set ? payload[at / 8] | mask : payload[at / 8] & ~mask);
      }
    }

    @Override
    public void oversized(MalformedStreamException fault) throws IOException {
      throw fault;
    }
  }
}
