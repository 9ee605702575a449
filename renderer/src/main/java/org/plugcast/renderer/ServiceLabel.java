package org.plugcast.renderer;

/**
 * Names under which receivers list a channel. ETSI EN 300 468 §6.2.33.
 *
 * @param name of the service; {@code {channel}} stands for the channel's own name
 * @param provider of the service
 */
public record ServiceLabel(String name, String provider) {
  private static final String CHANNEL = "{channel}";
  public static final ServiceLabel DEFAULT = new ServiceLabel(CHANNEL, "Plugcast");

  /** The name of the service that is a channel. */
  public String of(String channel) {
    return name.replace(CHANNEL, channel);
  }
}
