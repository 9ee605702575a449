package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Pages that need no network: those that come with Plugcast, and one of the operator's that lies on
 * this machine. A browser gets them from its proxy, under a name that no name server knows.
 *
 * <p>Browsers trust names below {@code localhost} like files, so scripts may do the same there.
 *
 * @param templates beside which the folder {@code templates} lies, with what comes with Plugcast
 * @param folder of the operator's page, all of which the page may read; empty if it lies elsewhere
 */
public record OwnPages(Class<?> templates, Optional<Path> folder) {
  static final String HOST = "plugcast.localhost";
  static final String ORIGIN = "http://" + HOST;
  static final String TEMPLATES = "/templates/";
  static final String FOLDER = "/page";

  /** Whether an address is one of these pages, or of what belongs to them. */
  public static boolean contains(URI url) {
    return url.getHost() != null && HOST.equals(Reach.normal(url.getHost()));
  }

  /** What a file of the folder holds now, as {@link Loaded#sha256} tells it. */
  public Optional<String> sha256(URI url) throws IOException {
    String path = url.getPath();
    if (folder.isEmpty() || !path.startsWith(FOLDER + "/")) {
      return Optional.empty();
    }
    Optional<Path> file = PageFolder.of(folder.get()).readable(path.substring(FOLDER.length()));
    return file.isPresent() ? Optional.of(PageFolder.digest(file.get()).hex()) : Optional.empty();
  }

  /** Where a browser finds a page that comes with Plugcast. */
  public static URI template(String name) {
    return URI.create("http://" + HOST + TEMPLATES + name);
  }

  /**
   * Where a browser finds a page that lies on this machine; its folder is {@link #folder}.
   *
   * @param file a {@code file:} address
   */
  public static URI local(URI file) {
    String path = file.getRawPath();
    String query = file.getRawQuery() == null ? "" : "?" + file.getRawQuery();
    String fragment = file.getRawFragment() == null ? "" : "#" + file.getRawFragment();
    return URI.create(
        "http://" + HOST + FOLDER + path.substring(path.lastIndexOf('/')) + query + fragment);
  }
}
