package org.plugcast.caching.jobs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.caching.media.SoundWish;

/** Names a clip by everything that decides what is in it, so that none is made twice. */
public final class RenderKey {
  private RenderKey() {}

  /** SHA-256 in hexadecimal digits. What a page would show counts only where a page is used. */
  public static String of(ItemMaker maker, Output output, Facts facts, ItemContext context) {
    List<String> parts = new ArrayList<>();
    parts.add(output.signature());
    parts.add(output.form().toText());
    parts.add(facts.source());
    if (!facts.captions().isEmpty()) {
      parts.add("captions " + facts.captions());
    }
    if (!context.order().sound().equals(SoundWish.NOTHING)) {
      parts.add(context.order().sound().toString());
    }
    if (facts.kind() == MediaKind.PICTURE) {
      facts.wish(context.order().items()).still().ifPresent(each -> parts.add("still " + each));
    }
    Optional<PageOrder> page = context.order().page();
    if (maker.usesPage(page, facts.kind())) {
      parts.add(maker.pageSignature(page, facts.kind()));
      parts.add(facts.cover());
      parts.add(facts.lyrics());
      add(parts, context.channel());
      add(parts, context.playlist());
      add(parts, context.item());
      add(parts, context.next().orElseGet(TreeMap::new));
    }
    return Sha256.of(encode(parts).getBytes(StandardCharsets.UTF_8));
  }

  private static void add(List<String> parts, Map<String, String> facts) {
    parts.add(Integer.toString(facts.size()));
    facts.forEach(
        (key, value) -> {
          parts.add(key);
          parts.add(value);
        });
  }

  /** Each part with its length before it: no two lists have the same text. */
  private static String encode(List<String> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.length()).append(':').append(part));
    return text.toString();
  }
}
