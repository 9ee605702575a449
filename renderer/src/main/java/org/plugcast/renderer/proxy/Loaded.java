package org.plugcast.renderer.proxy;

/**
 * What a page has loaded, to tell later whether it changed.
 *
 * @param url as the page asked for it
 * @param status of HTTP
 * @param sha256 of the body as it came, in hexadecimal digits; empty if it came unseen, through a
 *     tunnel
 * @param bytes of the body as it came
 */
public record Loaded(String url, int status, String sha256, long bytes) {
  private static final int OK = 200;

  /** Whether it comes with Plugcast. */
  public boolean isOfTemplates() {
    return url.startsWith(OwnPages.template("").toString());
  }

  /** What came through a tunnel. */
  public static Loaded unseen(String url) {
    return new Loaded(url, OK, "", 0);
  }
}
