package org.plugcast.caching;

/**
 * Where a server listens.
 *
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {
  private static final int LAST_PORT = 65_535;

  public ListenAddress {
    if (host.isEmpty() || port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(host + ":" + port);
    }
  }

  /** Reads {@code 127.0.0.1:8080} or {@code [::1]:8080}. */
  static ListenAddress parse(String key, String value) {
    int colon = value.lastIndexOf(':');
    try {
      String host = value.substring(0, Math.max(0, colon));
      boolean bracketed = host.startsWith("[") && host.endsWith("]");
      return new ListenAddress(
          bracketed ? host.substring(1, host.length() - 1) : host,
          Integer.parseInt(value.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.of(key, value, "HOST:PORT such as " + Configuration.HTTP);
    }
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
