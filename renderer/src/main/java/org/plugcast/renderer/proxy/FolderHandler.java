package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.AllowedResourceAliasChecker;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Serves the folder of an operator's page. */
final class FolderHandler extends Handler.Wrapper {
  private final PageFolder folder;
  private final Traffic traffic;
  private final Set<Path> digested = ConcurrentHashMap.newKeySet();

  FolderHandler(PageFolder folder, Traffic traffic) {
    this.folder = folder;
    this.traffic = traffic;
    ContextHandler context = new ContextHandler(OwnPages.FOLDER);
    ResourceHandler files = new ResourceHandler();
    files.setDirAllowed(false);
    context.setBaseResource(ResourceFactory.of(context).newResource(folder.root()));
    context.setHandler(files);
    context.setAliasChecks(List.of(new AllowedResourceAliasChecker(context)));
    setHandler(context);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request).substring(OwnPages.FOLDER.length());
    Optional<Path> file = folder.readable(URIUtil.decodePath(path));
    if (file.isEmpty()) {
      Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      return true;
    }
    if (digested.add(file.get())) {
      traffic.loaded(loaded(request.getHttpURI().asString(), file.get()));
    }
    return super.handle(request, response, callback);
  }

  private static Loaded loaded(String url, Path file) throws IOException {
    Digest digest = PageFolder.digest(file);
    return new Loaded(url, HttpStatus.OK_200, digest.hex(), digest.bytes());
  }
}
