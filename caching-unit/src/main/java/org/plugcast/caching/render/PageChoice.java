package org.plugcast.caching.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.page.Templates;

/** Reads which page is wanted. */
public final class PageChoice {
  private static final String DEFAULT = "default";
  private static final List<String> SCHEMES = List.of("http", "https", "file");
  private static final ObjectMapper JSON = new ObjectMapper();

  private PageChoice() {}

  /**
   * Reads {@code default}, the name of a template, an address or the path of a file.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  public static ChannelPage of(String text) {
    return of(PageOrder.of(text));
  }

  /**
   * Reads the order of a channel.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  public static ChannelPage of(PageOrder order) {
    return new ChannelPage(
        address(order.page()), Set.copyOf(order.hosts()), PageUse.of(order.use()), settings(order));
  }

  private static SortedMap<String, Object> settings(PageOrder order) {
    try {
      return new TreeMap<>(
          JSON.readValue(order.settings(), new TypeReference<SortedMap<String, Object>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("settings: " + e.getOriginalMessage(), e);
    }
  }

  private static URI address(String text) {
    if (text.equals(DEFAULT)) {
      return Templates.DEFAULT;
    }
    if (Templates.NAMES.contains(text)) {
      return Templates.address(text);
    }
    URI address = text.startsWith("/") ? Path.of(text).toUri() : uri(text);
    if (!SCHEMES.contains(String.valueOf(address.getScheme()))) {
      throw new IllegalArgumentException(
          "expected an address that begins with http, https or file, or one of default, "
              + String.join(", ", Templates.NAMES));
    }
    if (address.getScheme().equals("file") && !Files.isReadable(Path.of(address))) {
      throw new IllegalArgumentException("there is no such file, or it may not be read");
    }
    return address;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address: " + e.getReason(), e);
    }
  }
}
