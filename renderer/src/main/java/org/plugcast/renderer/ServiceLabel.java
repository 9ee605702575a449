package org.plugcast.renderer;

import java.util.Optional;

/**
 * Names under which receivers list a channel. ETSI EN 300 468 §6.2.33.
 *
 * @param name of the service; {@code {channel}} stands for the channel's own name
 * @param provider of the service
 * @param captions language in which captions are announced, such as {@code eng}; empty: they are
 *     not
 */
public record ServiceLabel(String name, String provider, Optional<String> captions) {
  private static final String CHANNEL = "{channel}";
  public static final ServiceLabel DEFAULT =
      new ServiceLabel(CHANNEL, "Plugcast", Optional.empty());

  /** The name of the service that is a channel. */
  public String of(String channel) {
    return name.replace(CHANNEL, channel);
  }
}
