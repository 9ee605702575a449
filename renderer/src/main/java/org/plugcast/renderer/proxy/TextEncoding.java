package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * In which characters a page's file is written that does not say so itself. A browser that opens
 * such a file looks whether it is UTF-8; what comes by HTTP it takes for Windows-1252.
 */
final class TextEncoding {
  /** Bytes in which a document says how it is encoded. HTML, 4.2.5.4. */
  private static final int DECLARED_WITHIN = 1024;

  /** Bytes that are looked at. */
  private static final int BEGINNING = 1 << 16;

  private TextEncoding() {}

  /** Whether a file is in UTF-8, as far as its beginning tells, and does not say so itself. */
  static boolean isUntoldUtf8(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return isUntoldUtf8(in.readNBytes(BEGINNING));
    }
  }

  /** The same of the beginning of a document, which may end within a character. */
  static boolean isUntoldUtf8(byte[] beginning) {
    int head = Math.min(beginning.length, DECLARED_WITHIN);
    String said = new String(beginning, 0, head, StandardCharsets.ISO_8859_1);
    return !said.toLowerCase(Locale.ROOT).contains("charset") && isUtf8(beginning);
  }

  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(bytes.length);
    return !decoder.decode(ByteBuffer.wrap(bytes), characters, false).isError();
  }
}
