package org.plugcast.caching.render;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.plugcast.renderer.page.DefaultPage;

/**
 * The page that shows items without a picture.
 *
 * @param fingerprint changes when the page that lies here changes; an empty string for one that
 *     lies elsewhere
 */
public record PageChoice(URI address, String fingerprint) {
  private static final String DEFAULT = "default";
  private static final String DEFAULT_FILE = "now-playing.html";
  private static final List<String> SCHEMES = List.of("http", "https", "file");

  /**
   * Reads {@code default}, an address or the path of a file; throws {@link
   * IllegalArgumentException} saying what is expected.
   */
  public static PageChoice of(String text) throws IOException {
    if (text.equals(DEFAULT)) {
      return new PageChoice(DefaultPage.ADDRESS, defaultFingerprint());
    }
    URI address = text.startsWith("/") ? Path.of(text).toUri() : uri(text);
    if (!SCHEMES.contains(String.valueOf(address.getScheme()))) {
      throw new IllegalArgumentException(
          "expected default, or an address that begins with http, https or file");
    }
    return new PageChoice(address, address.getScheme().equals("file") ? file(address) : "");
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address: " + e.getReason(), e);
    }
  }

  private static String file(URI address) throws IOException {
    Path path = Path.of(address);
    if (!Files.isReadable(path)) {
      throw new IllegalArgumentException("there is no such file, or it may not be read");
    }
    return sha256(Files.readAllBytes(path));
  }

  private static String defaultFingerprint() throws IOException {
    try (InputStream in = DefaultPage.class.getResourceAsStream(DEFAULT_FILE)) {
      return in == null ? "" : sha256(in.readAllBytes());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
