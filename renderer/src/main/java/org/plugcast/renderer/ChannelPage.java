package org.plugcast.renderer;

import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.page.Templates;
import org.plugcast.renderer.proxy.Reach;

/**
 * The page that shows a channel's items.
 *
 * @param address {@code http}, {@code https} or {@code file}, or that of a template
 * @param hosts that it may reach besides its own; {@code *} for all
 * @param use what it is to items that have a picture of their own
 * @param settings what the operator tells it, by name
 */
public record ChannelPage(
    URI address, Set<String> hosts, PageUse use, SortedMap<String, Object> settings) {
  public static final ChannelPage DEFAULT = of(Templates.DEFAULT);

  /** No page: items that have only sound are black. */
  public static final ChannelPage NONE = of(URI.create("about:blank"));

  /**
   * Checks hosts.
   *
   * @throws IllegalArgumentException for a host that is none, saying what is expected
   */
  public ChannelPage {
    hosts = Set.copyOf(hosts);
    var _ = Reach.of(hosts);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /** A page for items that have only sound, which is told nothing and reaches only its own host. */
  public static ChannelPage of(URI address) {
    return new ChannelPage(address, Set.of(), PageUse.AUDIO, new TreeMap<>());
  }

  /** The same page, used in another way. */
  public ChannelPage used(PageUse other) {
    return new ChannelPage(address, hosts, other, settings);
  }
}
