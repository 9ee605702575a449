import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The access units of an H.264 byte stream in which each begins with a delimiter. ITU-T H.264 §7.4.1.2.3, Annex B. */
final class AccessUnits {
  private static final int IDR = 5;
  private static final int SEQUENCE = 7;
  private static final int DELIMITER = 9;

  private AccessUnits() {}

  static List<byte[]> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<byte[]> units = new ArrayList<>();
    int from = -1;
    for (int nal = next(bytes, 0); nal >= 0; nal = next(bytes, nal)) {
      if ((bytes[nal] & 0x1f) == DELIMITER) {
        int at = nal > 3 && bytes[nal - 4] == 0 ? nal - 4 : nal - 3;
        if (from >= 0) {
          units.add(Arrays.copyOfRange(bytes, from, at));
        }
        from = at;
      }
    }
    if (from < 0) {
      throw new IOException(file + ": no access unit delimiter; expected an H.264 byte stream with delimiters");
    }
    units.add(Arrays.copyOfRange(bytes, from, bytes.length));
    return units;
  }

  /** Whether decoding can begin here with all that is needed. */
  static boolean isKey(byte[] unit) {
    return find(unit, IDR) >= 0;
  }

  /** What the first unit is in the words of RFC 6381: profile, constraints, level. */
  static String codec(byte[] unit) throws IOException {
    int nal = find(unit, SEQUENCE);
    if (nal < 0) {
      throw new IOException("no sequence parameter set in the first access unit");
    }
    return "avc1.%02X%02X%02X".formatted(unit[nal + 1], unit[nal + 2], unit[nal + 3]);
  }

  private static int find(byte[] unit, int type) {
    int nal = next(unit, 0);
    while (nal >= 0 && (unit[nal] & 0x1f) != type) {
      nal = next(unit, nal);
    }
    return nal;
  }

  /** Offset of the NAL unit behind the next start code, or -1. */
  private static int next(byte[] bytes, int from) {
    for (int i = from; i + 3 < bytes.length; i++) {
      if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 2] == 1) {
        return i + 3;
      }
    }
    return -1;
  }
}
