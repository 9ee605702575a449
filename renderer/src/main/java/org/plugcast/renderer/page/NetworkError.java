package org.plugcast.renderer.page;

/** Chromium's network errors in an operator's words. */
final class NetworkError {
  private NetworkError() {}

  static String inWords(String error) {
    String words =
        switch (error) {
          case "net::ERR_CONNECTION_REFUSED" -> "cannot be reached: connection refused";
          case "net::ERR_NAME_NOT_RESOLVED" -> "cannot be reached: its host is unknown";
          case "net::ERR_CONNECTION_TIMED_OUT", "net::ERR_TIMED_OUT" ->
              "cannot be reached: no answer in time";
          case "net::ERR_ADDRESS_UNREACHABLE", "net::ERR_INTERNET_DISCONNECTED" ->
              "cannot be reached: no route to it";
          case "net::ERR_EMPTY_RESPONSE",
              "net::ERR_CONNECTION_RESET",
              "net::ERR_CONNECTION_CLOSED" ->
              "closed the connection without an answer";
          case "net::ERR_FILE_NOT_FOUND" -> "does not exist";
          case "net::ERR_ACCESS_DENIED" -> "may not be read by the browser's user";
          case "net::ERR_TOO_MANY_REDIRECTS" -> "redirects in a circle";
          case "net::ERR_INVALID_URL" -> "is no valid address";
          case "net::ERR_ABORTED" -> "is no page but a download, or ended at once";
          default ->
              error.startsWith("net::ERR_CERT")
                  ? "has a certificate that is not trusted"
                  : "cannot be loaded";
        };
    return words + " (" + error + ")";
  }
}
