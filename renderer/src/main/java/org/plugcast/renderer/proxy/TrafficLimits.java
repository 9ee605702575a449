package org.plugcast.renderer.proxy;

import java.time.Duration;

/**
 * What a page may draw from the network.
 *
 * @param responseBytes of one response that can be seen; a tunnel holds many
 * @param totalBytes of a whole capture, both ways
 * @param requests of a whole capture, tunnels included
 * @param connections at the same time
 * @param connect until a connection is there
 * @param idle while nothing comes
 * @param response until the end of one response
 */
public record TrafficLimits(
    long responseBytes,
    long totalBytes,
    int requests,
    int connections,
    Duration connect,
    Duration idle,
    Duration response) {
  /** For pages of others. */
  public static final TrafficLimits USUAL =
      new TrafficLimits(
          64L << 20,
          256L << 20,
          20_000,
          128,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));

  /** For an operator who looks at a page again and again. */
  static final TrafficLimits PREVIEW =
      new TrafficLimits(
          USUAL.responseBytes(),
          Long.MAX_VALUE,
          Integer.MAX_VALUE,
          USUAL.connections(),
          USUAL.connect(),
          USUAL.idle(),
          USUAL.response());
}
