package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugcast.renderer.proxy.OwnPages;
import org.plugcast.renderer.proxy.PreviewServer;
import org.plugcast.renderer.proxy.Reach;
import org.plugcast.ts.elementary.FrameRate;

/**
 * A page in an operator's own browser, with the contract and a clock that is moved by hand. Only
 * the clock is another than on air; the rest are the same scripts.
 */
public final class PagePreview implements AutoCloseable {
  private final PreviewServer server;

  private PagePreview(PreviewServer server) {
    this.server = server;
  }

  /**
   * Serves a page on the loop-back interface.
   *
   * @param port 0 for any that is free
   * @throws PageFailedException if the page lies on this machine, and is not there
   * @throws IOException if the port is taken
   */
  public static PagePreview open(PageRequest request, int port)
      throws IOException, PageFailedException {
    URI page = PageLocation.served(request.page());
    boolean own = OwnPages.contains(page);
    Map<String, String> files =
        Map.of(
            "",
            PageScripts.resource("preview/index.html")
                .replace("__PAGE__", PageScripts.json(description(request, page))),
            "page.js",
            script(request, own));
    return new PagePreview(
        PreviewServer.start(
            port,
            new PreviewServer.Site(
                own ? Optional.empty() : Optional.of(page),
                PageLocation.ownPages(request.page()),
                Reach.of(request.hosts()).with(request.page()),
                files,
                policy(request, page))));
  }

  /** Where a browser finds the preview. */
  public URI address() {
    return server.address();
  }

  private static String script(PageRequest request, boolean own) throws IOException {
    String clock =
        PageScripts.resource("preview/clock.js").replace("__OWN_PAGE__", Boolean.toString(own));
    return Stream.concat(Stream.of(clock), PageScripts.of(request).stream())
        .collect(Collectors.joining("\n"));
  }

  private static ObjectNode description(PageRequest request, URI page) {
    ObjectNode json = DevTools.JSON.createObjectNode();
    json.put("path", path(page));
    json.put("title", request.page().toString());
    json.put("width", request.width());
    json.put("height", request.height());
    json.put("framesPerSecond", PageScripts.perSecond(request.frameRate()));
    json.put("frames", frames(request));
    return json;
  }

  private static long frames(PageRequest request) {
    FrameRate rate = request.frameRate();
    double seconds = request.context().duration().toNanos() / 1e9;
    return Math.max(1, Math.round(seconds * rate.numerator() / rate.denominator()));
  }

  private static String path(URI page) {
    String path =
        page.getRawPath() == null || page.getRawPath().isEmpty() ? "/" : page.getRawPath();
    String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
    return path + query + (page.getRawFragment() == null ? "" : "#" + page.getRawFragment());
  }

  /** Has the browser itself refuse what the filter would; ranges of addresses it cannot tell. */
  private static String policy(PageRequest request, URI page) {
    Stream<String> hosts =
        request.hosts().stream()
            .filter(host -> !host.startsWith("!"))
            .map(host -> host.matches("[A-Za-z0-9.*-]+(:[0-9]+)?") ? host : "*")
            .sorted();
    Stream<String> self = OwnPages.contains(page) ? Stream.of() : Stream.of(page.getAuthority());
    return "default-src "
        + Stream.of(
                Stream.of("'self'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"),
                self,
                hosts)
            .flatMap(words -> words)
            .distinct()
            .collect(Collectors.joining(" "));
  }

  /** Frees the port. */
  @Override
  public void close() {
    server.close();
  }
}
