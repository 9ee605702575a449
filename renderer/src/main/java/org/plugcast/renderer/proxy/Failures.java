package org.plugcast.renderer.proxy;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a page is answered, and an operator told, where a request came to nothing. */
final class Failures {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private Failures() {}

  static int port(HttpURI uri) {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? HTTPS_PORT : HTTP_PORT;
  }

  static String hostAndPort(HttpURI uri) {
    return Reach.normal(String.valueOf(uri.getHost())) + ":" + port(uri);
  }

  static void answer(
      Traffic traffic, Request request, Response response, Callback callback, Throwable failure) {
    String host = hostAndPort(request.getHttpURI());
    if (refusal(failure) instanceof RefusedException refused) {
      String words = String.valueOf(refused.getMessage());
      traffic.refused(host, words);
      answer(request, response, callback, HttpStatus.FORBIDDEN_403, words);
    } else {
      String words = inWords(failure);
      traffic.failed(host, words);
      answer(request, response, callback, HttpStatus.BAD_GATEWAY_502, words);
    }
  }

  private static void answer(
      Request request, Response response, Callback callback, int status, String words) {
    if (!response.isCommitted()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    Response.writeError(request, response, callback, status, words);
  }

  private static Throwable refusal(Throwable failure) {
    Throwable cause = failure;
    while (!(cause instanceof RefusedException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String inWords(Throwable failure) {
    return switch (failure) {
      case UnknownHostException e -> "its host is unknown";
      case ConnectException e -> "connection refused";
      case NoRouteToHostException e -> "no route to it";
      case SocketTimeoutException e -> "no answer in time";
      case TimeoutException e -> "no answer in time";
      default -> "it broke off: " + failure.getMessage();
    };
  }
}
