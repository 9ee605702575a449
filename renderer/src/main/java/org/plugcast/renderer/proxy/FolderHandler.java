package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
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
    ResourceHandler files = new PageFiles();
    files.setDirAllowed(false);
    context.setBaseResource(ResourceFactory.of(context).newResource(folder.root()));
    context.setHandler(files);
    context.setAliasChecks(List.of(new AllowedResourceAliasChecker(context)));
    setHandler(context);
  }

  /** Files, and in which characters documents are written. */
  private static final class PageFiles extends ResourceHandler {
    @Override
    protected HttpContent.Factory newHttpContentFactory(ByteBufferPool.Sized pool) {
      HttpContent.Factory files = super.newHttpContentFactory(pool);
      return path -> {
        HttpContent content = files.getContent(path);
        return content != null && isUntoldUtf8(content) ? new Utf8(content) : content;
      };
    }

    private static boolean isUntoldUtf8(HttpContent content) throws IOException {
      Path file = content.getResource().getPath();
      return content.getMimeType() == MimeTypes.Type.TEXT_HTML
          && file != null
          && TextEncoding.isUntoldUtf8(file);
    }
  }

  private static final class Utf8 extends HttpContent.Wrapper {
    Utf8(HttpContent content) {
      super(content);
    }

    @Override
    public HttpField getContentType() {
      return MimeTypes.Type.TEXT_HTML_UTF_8.getContentTypeField();
    }
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
