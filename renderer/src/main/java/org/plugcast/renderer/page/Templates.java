package org.plugcast.renderer.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.plugcast.renderer.proxy.Digest;
import org.plugcast.renderer.proxy.OwnPages;

/** The pages that come with Plugcast; their addresses are {@code plugcast:NAME}. */
public final class Templates {
  public static final List<String> NAMES =
      List.of(
          "now-playing",
          "now-playing-cover",
          "now-playing-strip",
          "lyrics",
          "bulletin",
          "weather",
          "schedule",
          "slate");

  static final String SCHEME = "plugcast";

  /** Shown where no other page is asked for, or none other can be shown; it needs no network. */
  public static final URI DEFAULT = address("now-playing");

  private static final List<String> SHARED =
      List.of("tv.css", "tv.js", "lrc.js", "weather-icons.js");

  private Templates() {}

  /**
   * The address of a template.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static URI address(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "there is no template " + name + ": expected one of " + String.join(", ", NAMES));
    }
    return URI.create(SCHEME + ":" + name);
  }

  /** Whether an address is one of a template. */
  public static boolean contains(URI page) {
    return SCHEME.equals(page.getScheme());
  }

  /** Where a browser finds a template. */
  static URI served(URI page) {
    return OwnPages.template(file(page));
  }

  private static String file(URI page) {
    return page.getSchemeSpecificPart() + ".html";
  }

  /** Changes when a template, or what it shares with others, does. */
  public static String fingerprint(URI page) throws IOException {
    Digest digest = new Digest();
    add(digest, file(page));
    for (String name : SHARED) {
      add(digest, name);
    }
    return digest.hex();
  }

  private static void add(Digest digest, String name) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream("templates/" + name)) {
      if (in == null) {
        throw new IOException("templates/" + name + " is missing beside Templates");
      }
      digest.update(in);
    }
  }
}
