package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Keeps the pictures that a framer finds. */
final class PictureLog implements PictureSink {
  final List<CodedPicture> pictures = new ArrayList<>();
  final List<byte[]> units = new ArrayList<>();
  final List<MalformedStreamException> faults = new ArrayList<>();

  @Override
  public void picture(CodedPicture picture, byte[] bytes, int length) {
    pictures.add(picture);
    units.add(Arrays.copyOf(bytes, length));
  }

  @Override
  public void damaged(MalformedStreamException fault) {
    faults.add(fault);
  }

  /** Everything in words, to compare. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < units.size(); i++) {
      text.append(pictures.get(i)).append(Arrays.hashCode(units.get(i))).append('\n');
    }
    return text.append(faults.size()).append(" faults").toString();
  }

  static PictureLog ofH264(byte[] stream) throws IOException {
    PictureLog log = new PictureLog();
    push(new H264Framer(log), stream);
    return log;
  }

  static PictureLog ofMpeg2(byte[] stream) throws IOException {
    PictureLog log = new PictureLog();
    push(new Mpeg2Framer(log), stream);
    return log;
  }

  private static void push(ElementaryFramer framer, byte[] stream) throws IOException {
    framer.payload(stream, 0, stream.length);
    framer.end();
  }

  /** Pushes in pieces of random lengths. */
  static void pushInPieces(ElementaryFramer framer, byte[] stream, long seed) throws IOException {
    Random random = new Random(seed);
    int longest = 1 << random.nextInt(1, 12);
    for (int at = 0; at < stream.length; ) {
      int length = Math.min(stream.length - at, 1 + random.nextInt(longest));
      framer.payload(stream, at, length);
      at += length;
    }
    framer.end();
  }
}
