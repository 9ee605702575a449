import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.model.Picture;

/** Decodes FILE, an H.264 byte stream shown in decode order, by JCodec (pure Java) and writes its pictures to TARGET as I420. */
final class ByJcodec {
  private ByJcodec() {}

  public static void main(String[] words) throws IOException {
    H264Decoder decoder = new H264Decoder();
    VideoCodecMeta meta = null;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(words[1])))) {
      for (byte[] unit : AccessUnits.read(Path.of(words[0]))) {
        if (meta == null) {
          meta = decoder.getCodecMeta(ByteBuffer.wrap(unit.clone()));
        }
        // The buffers become those of a reference, so each picture has its own.
        int size = (meta.getSize().getWidth() + 15 & ~15) * (meta.getSize().getHeight() + 15 & ~15);
        byte[][] planes = {new byte[size], new byte[size / 4], new byte[size / 4]};
        write(decoder.decodeFrame(ByteBuffer.wrap(unit), planes).cloneCropped(), out);
      }
    }
    // JCodec keeps threads.
    System.exit(0);
  }

  /** Samples are bytes less 128 there. */
  private static void write(Picture picture, OutputStream out) throws IOException {
    for (int plane = 0; plane < 3; plane++) {
      byte[] samples = picture.getPlaneData(plane);
      for (int i = 0; i < samples.length; i++) {
        samples[i] += (byte) 128;
      }
      out.write(samples);
    }
  }
}
