package org.plugcast.renderer.proxy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Puts a script before all others into the HTML documents that pass. */
final class ScriptInsertion extends Handler.Wrapper {
  /** What a server says of framing and scripts is meant for its own address. */
  private static final List<String> DROPPED =
      List.of("X-Frame-Options", "Content-Security-Policy", "Content-Security-Policy-Report-Only");

  /** A document that has not begun by then has no head. */
  private static final int LONGEST_HEAD = 64 << 10;

  private final byte[] script;
  private final String policy;
  private final String origin;

  /**
   * @param source address of the script
   * @param policy content security policy of the documents
   * @param origin of the server that the page comes from; its redirections stay here
   */
  ScriptInsertion(String source, String policy, String origin, Handler documents) {
    super(documents);
    this.script =
        ("<script src=\"" + source + "\"></script>").getBytes(StandardCharsets.ISO_8859_1);
    this.policy = policy;
    this.origin = origin;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new Documents(request, response), callback);
  }

  /** A response whose first bytes are looked at. */
  private final class Documents extends Response.Wrapper {
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private boolean begun;
    private boolean passing;

    Documents(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      if (!begun) {
        begun = true;
        passing = !begin();
      }
      if (passing) {
        super.write(last, content, callback);
        return;
      }
      keep(content);
      OptionalInt end = DocumentHead.end(head.toByteArray());
      if (end.isPresent() || last || head.size() > LONGEST_HEAD) {
        passing = true;
        super.write(last, withScript(end.orElse(0)), callback);
      } else {
        callback.succeeded();
      }
    }

    /** Whether it is a document. */
    private boolean begin() {
      String location = getHeaders().get(HttpHeader.LOCATION);
      if (location != null && location.startsWith(origin + "/")) {
        getHeaders().put(HttpHeader.LOCATION, location.substring(origin.length()));
      }
      String type = String.valueOf(getHeaders().get(HttpHeader.CONTENT_TYPE));
      if (!type.startsWith("text/html")) {
        return false;
      }
      getHeaders().remove(HttpHeader.CONTENT_LENGTH);
      DROPPED.forEach(getHeaders()::remove);
      getHeaders().put("Content-Security-Policy", policy);
      getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      return true;
    }

    private void keep(@Nullable ByteBuffer content) {
      if (content != null) {
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        head.writeBytes(bytes);
      }
    }

    private ByteBuffer withScript(int at) {
      byte[] bytes = head.toByteArray();
      ByteBuffer whole = ByteBuffer.allocate(bytes.length + script.length);
      whole.put(bytes, 0, at).put(script).put(bytes, at, bytes.length - at);
      return whole.flip();
    }
  }
}
