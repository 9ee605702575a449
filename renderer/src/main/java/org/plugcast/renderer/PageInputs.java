package org.plugcast.renderer;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PageLocation;
import org.plugcast.renderer.proxy.OwnPages;
import org.plugcast.renderer.proxy.Reach;
import org.plugcast.renderer.proxy.Revisit;

/** Looks again at what a page has loaded. Thread-safe. */
public final class PageInputs implements AutoCloseable {
  private final OwnPages own;
  private final Revisit network;

  /**
   * @throws PageFailedException if the page lies on this machine, and is not there
   */
  public PageInputs(ChannelPage page) throws IOException, PageFailedException {
    this.own = PageLocation.ownPages(page.address());
    this.network = new Revisit(Reach.of(page.hosts()).with(page.address()));
  }

  /**
   * SHA-256 of what an address holds now; empty if there is nothing.
   *
   * @param url as the page asked for it
   * @throws IOException if the server is not to be had
   */
  public Optional<String> sha256(String url) throws IOException, InterruptedException {
    URI address;
    try {
      address = new URI(url);
    } catch (URISyntaxException e) {
      throw new IOException("browsers take this for an address, Java does not: " + url, e);
    }
    return OwnPages.contains(address) ? own.sha256(address) : network.sha256(address);
  }

  @Override
  public void close() {
    network.close();
  }
}
