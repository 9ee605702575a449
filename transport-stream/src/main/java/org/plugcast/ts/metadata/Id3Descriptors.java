package org.plugcast.ts.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.plugcast.ts.mpeg.Descriptor;

/**
 * Descriptors that announce a stream of ID3 tags (stream_type 0x15, each tag one PES packet with
 * PTS on stream_id 0xbd). ISO/IEC 13818-1 §2.6.58 and §2.6.60, with the values of Apple's "Timed
 * Metadata for HTTP Live Streaming".
 */
public final class Id3Descriptors {
  /** Tag of metadata_pointer_descriptor. */
  public static final int POINTER_TAG = 0x25;

  /** Tag of metadata_descriptor. */
  public static final int METADATA_TAG = 0x26;

  private static final byte[] FORMAT = format();

  private Id3Descriptors() {}

  /** metadata_pointer_descriptor for the program loop of the PMT: the tags are in this program. */
  public static Descriptor pointer(int programNumber) {
    if (programNumber < 0 || programNumber > 0xffff) {
      throw new IllegalArgumentException("program " + programNumber + ": expected 16 bits");
    }
    byte[] data = Arrays.copyOf(FORMAT, FORMAT.length + 4);
    data[FORMAT.length + 1] = 0x1f;
    data[FORMAT.length + 2] = (byte) (programNumber >> 8);
    data[FORMAT.length + 3] = (byte) programNumber;
    return new Descriptor(POINTER_TAG, data);
  }

  /** metadata_descriptor for the stream's own loop of the PMT. */
  public static Descriptor metadata() {
    byte[] data = Arrays.copyOf(FORMAT, FORMAT.length + 2);
    data[FORMAT.length + 1] = 0x0f;
    return new Descriptor(METADATA_TAG, data);
  }

  /** Whether a stream's descriptors say that it carries ID3 tags. */
  public static boolean announced(List<Descriptor> loop) {
    return loop.stream()
        .filter(descriptor -> descriptor.tag() == METADATA_TAG)
        .map(Descriptor::data)
        .anyMatch(data -> Arrays.equals(Arrays.copyOf(data, FORMAT.length), FORMAT));
  }

  /** Application format and format, both by identifier "ID3 ". */
  private static byte[] format() {
    byte[] identifier = "ID3 ".getBytes(StandardCharsets.US_ASCII);
    byte[] format = new byte[11];
    format[0] = (byte) 0xff;
    format[1] = (byte) 0xff;
    System.arraycopy(identifier, 0, format, 2, 4);
    format[6] = (byte) 0xff;
    System.arraycopy(identifier, 0, format, 7, 4);
    return format;
  }
}
