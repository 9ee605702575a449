package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers for {@link OwnPages} and leaves all other hosts to others. */
final class OwnPagesHandler extends Handler.Wrapper {
  private final Handler templates;
  private final Optional<Handler> folder;

  OwnPagesHandler(OwnPages pages, Traffic traffic, Handler others) throws IOException {
    super(others);
    this.templates = new TemplateHandler(pages.templates(), traffic);
    this.folder =
        pages.folder().isPresent()
            ? Optional.of(new FolderHandler(PageFolder.of(pages.folder().get()), traffic))
            : Optional.empty();
    addBean(templates);
    folder.ifPresent(this::addBean);
  }

  @Override
  public void setServer(@Nullable Server server) {
    super.setServer(server);
    templates.setServer(server);
    folder.ifPresent(handler -> handler.setServer(server));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!OwnPages.HOST.equals(Reach.normal(String.valueOf(request.getHttpURI().getHost())))) {
      return super.handle(request, response, callback);
    }
    String path = Request.getPathInContext(request);
    if (path.startsWith(OwnPages.TEMPLATES)) {
      return templates.handle(request, response, callback);
    }
    if (path.startsWith(OwnPages.FOLDER + "/") && folder.isPresent()) {
      return folder.get().handle(request, response, callback);
    }
    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
    return true;
  }
}
