package org.plugcast.provisioning.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.caching.media.SingleItem;
import org.plugcast.caching.render.PageChoice;
import org.plugcast.caching.render.SoundChoice;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.SoundOrder;

/**
 * The item that is to be shown, with the page that shows it.
 *
 * @param notes what was passed over, for an operator
 */
record WishedItem(RenderRequest request, List<String> notes) {
  /** Longest file that is read, in bytes. */
  private static final long LONGEST = 1 << 20;

  /** What is shown of an item of which nothing is known. */
  private static final Map<String, String> NOBODY = Map.of("title", "Title", "artist", "Artist");

  private static final String CHANNEL = "Channel";

  /**
   * Reads the files that a wish names.
   *
   * @param silence file that stands for the audio where none is given
   * @throws IllegalArgumentException saying what is wrong with the wish
   */
  static WishedItem of(PageWish wish, Path silence) throws IOException {
    Optional<SingleItem> item =
        wish.audio().isPresent()
            ? Optional.of(SingleItem.of(wish.audio().get()))
            : Optional.empty();
    ChannelPage page = page(wish, item.flatMap(each -> each.order().page()));
    RenderRequest request =
        item.isPresent() ? request(wish, item.get(), page) : request(wish, silence, page);
    return new WishedItem(request, item.map(SingleItem::notes).orElse(List.of()));
  }

  private static RenderRequest request(PageWish wish, SingleItem item, ChannelPage page) {
    SortedMap<String, String> metadata = new TreeMap<>(item.metadata());
    metadata.putIfAbsent("media-id", "1");
    return new RenderRequest(
        item.file().path(),
        wish.profile(),
        page,
        SoundChoice.of(item.order().sound()),
        Map.of("id", "1", "name", item.folder()),
        Map.of("name", item.folder()),
        metadata,
        item.file().cover(),
        item.file().lyrics(),
        item.file().captions(),
        Optional.empty());
  }

  private static RenderRequest request(PageWish wish, Path silence, ChannelPage page) {
    return new RenderRequest(
        silence,
        wish.profile(),
        page,
        SoundOrder.AS_IT_IS,
        Map.of("id", "1", "name", CHANNEL),
        Map.of("name", CHANNEL),
        NOBODY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The page with the settings and hosts of the folder where that shows the same page. */
  private static ChannelPage page(PageWish wish, Optional<PageOrder> folder) throws IOException {
    String name = wish.pageName();
    Optional<PageOrder> same = folder.filter(order -> order.page().equals(name));
    PageOrder order = same.orElse(PageOrder.of(name));
    List<String> hosts = new ArrayList<>(order.hosts());
    hosts.addAll(wish.hosts());
    String settings =
        wish.settings().isPresent() ? settings(wish.settings().get()) : order.settings();
    try {
      return PageChoice.of(new PageOrder(order.page(), hosts, order.use(), settings));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wish.page() + ": " + e.getMessage(), e);
    }
  }

  private static String settings(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
      throw new IllegalArgumentException(
          "--settings " + file + ": expected a file with an object of JSON, of at most 1 MiB");
    }
    return Files.readString(file);
  }
}
