package org.plugcast.renderer.page;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.renderer.proxy.OwnPages;

/**
 * Where a page lies. One on this machine may read the folder that it lies in, and nothing else of
 * the machine.
 */
public final class PageLocation {
  private PageLocation() {}

  /**
   * What a page gets from this machine itself.
   *
   * @throws PageFailedException if it lies on this machine, and is not there
   */
  public static OwnPages ownPages(URI page) throws PageFailedException {
    return new OwnPages(Templates.class, folder(page));
  }

  /** Where a browser finds a page. */
  static URI served(URI page) {
    if (Templates.contains(page)) {
      return Templates.served(page);
    }
    return "file".equals(page.getScheme()) ? OwnPages.local(page) : page;
  }

  /**
   * Its folder; empty if the page does not lie on this machine.
   *
   * @throws PageFailedException if there is no such page, or if all of the machine is its folder
   */
  static Optional<Path> folder(URI page) throws PageFailedException {
    if (!"file".equals(page.getScheme())) {
      return Optional.empty();
    }
    Path file = Path.of(page.getPath());
    Path folder = file.getParent();
    if (!Files.isRegularFile(file) || folder == null) {
      throw new PageFailedException(PageEvents.shortened(page.toString()) + " does not exist");
    }
    if (folder.getParent() == null) {
      throw new PageFailedException(
          PageEvents.shortened(page.toString())
              + " lies in the root folder: put it in a folder of its own, as pages may read"
              + " the folder that they lie in");
    }
    return Optional.of(folder);
  }
}
