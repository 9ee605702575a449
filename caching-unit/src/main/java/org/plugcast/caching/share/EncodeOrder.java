package org.plugcast.caching.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.jobs.Commission;
import org.plugcast.caching.jobs.ItemContext;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.caching.jobs.Output;
import org.plugcast.caching.media.ChannelOrder;
import org.plugcast.caching.media.ItemWish;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.caching.media.SoundWish;
import org.plugcast.caching.media.SoundWish.Silence;

/**
 * All that an encoder has to know of a clip, as it goes through the database. What is optional is a
 * list of none or one. Paths are those of the unit: the media folder is at the same place on all
 * machines.
 *
 * @param bytes size of the media file
 * @param modified its time, ISO 8601
 * @param profile name of the format that the channel asks for
 * @param fadeIn in nanoseconds, as {@code fadeOut}
 * @param stillMillis how long the channel shows still pictures; 0: as long as is usual
 * @param form text of a {@link ClipForm}
 */
record EncodeOrder(
    long itemId,
    String file,
    long bytes,
    String modified,
    List<String> cover,
    List<String> lyrics,
    List<String> captions,
    Facts facts,
    List<PageOrder> page,
    List<String> profile,
    Silence silence,
    long fadeIn,
    long fadeOut,
    long stillMillis,
    SortedMap<String, String> channel,
    SortedMap<String, String> playlist,
    SortedMap<String, String> item,
    List<TreeMap<String, String>> next,
    String form,
    String signature,
    String serviceName,
    String provider) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Orders of before know of no captions. */
  EncodeOrder {
    captions = Objects.requireNonNullElse(captions, List.of());
  }

  static EncodeOrder of(Commission commission) {
    MakeRequest request = commission.request();
    ItemContext context = request.context();
    Output output = request.output();
    SoundWish sound = context.order().sound();
    return new EncodeOrder(
        commission.itemId(),
        request.file().toString(),
        commission.file().fileStamp().bytes(),
        commission.file().fileStamp().modified().toString(),
        request.cover().map(Path::toString).stream().toList(),
        request.lyrics().map(Path::toString).stream().toList(),
        request.captions().map(Path::toString).stream().toList(),
        request.facts(),
        context.order().page().stream().toList(),
        context.order().profile().stream().toList(),
        sound.silence(),
        sound.fadeIn().toNanos(),
        sound.fadeOut().toNanos(),
        context.order().items().stillMillis(),
        context.channel(),
        context.playlist(),
        context.item(),
        context.next().map(TreeMap::new).stream().toList(),
        output.form().toText(),
        output.signature(),
        output.serviceName(),
        output.provider());
  }

  /** Reads {@link #toText}; throws {@link IllegalArgumentException} with what is wrong. */
  static EncodeOrder parse(String text) {
    try {
      return JSON.readValue(text, EncodeOrder.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no order for an encoder: " + e.getMessage(), e);
    }
  }

  /** JSON. */
  String toText() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON of " + this, e);
    }
  }

  MakeRequest request() {
    return new MakeRequest(
        path(),
        first(cover).map(Path::of),
        first(lyrics).map(Path::of),
        first(captions).map(Path::of),
        facts,
        context(),
        output());
  }

  Path path() {
    return Path.of(file);
  }

  Instant modifiedAt() {
    return Instant.parse(modified);
  }

  private ItemContext context() {
    ChannelOrder order =
        new ChannelOrder(
            first(page),
            first(profile),
            new SoundWish(silence, Duration.ofNanos(fadeIn), Duration.ofNanos(fadeOut)),
            new ItemWish(stillMillis, ItemWish.Chapters.UNSAID));
    return new ItemContext(order, channel, playlist, item, first(next).map(TreeMap::new));
  }

  private Output output() {
    return new Output(
        ClipForm.parse(form), signature, serviceName, provider, Optional.empty(), Optional.empty());
  }

  private static <T> Optional<T> first(List<T> list) {
    return list.stream().findFirst();
  }
}
