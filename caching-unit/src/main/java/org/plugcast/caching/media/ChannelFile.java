package org.plugcast.caching.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code channel.json} in a channel's folder: {@code {"page": "lyrics", "use": "overlay", "hosts":
 * ["data.example"], "settings": {"hue": 210}, "profile": "own", "sound": {"silence": "trim",
 * "fadeOut": 2}, "slideSeconds": 8, "chapters": true}}.
 */
final class ChannelFile {
  static final String NAME = "channel.json";

  /** Longest file that is read, in bytes. */
  private static final long LONGEST = 1 << 20;

  private static final Set<String> KEYS =
      Set.of(
          "page",
          "use",
          "hosts",
          "settings",
          "profile",
          "sound",
          ItemWish.SLIDE_SECONDS,
          ItemWish.CHAPTERS);
  private static final Set<String> PAGE_KEYS = Set.of("page", "use", "hosts", "settings");
  private static final Set<String> SOUND_KEYS = Set.of("silence", "fadeIn", "fadeOut");
  private static final double LONGEST_FADE = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private ChannelFile() {}

  /** Reads it; an {@link IOException} says what is wrong. */
  static ChannelOrder read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException(NAME + " is longer than 1 MiB");
    }
    try {
      return order(JSON.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw new IOException(NAME + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(NAME + ": " + e.getMessage(), e);
    }
  }

  private static ChannelOrder order(JsonNode json) {
    require(json.isObject(), "expected an object with page, use, profile and sound");
    requireKnown(json, KEYS);
    boolean ofPage = PAGE_KEYS.stream().anyMatch(json::has);
    return new ChannelOrder(
        ofPage ? Optional.of(page(json)) : Optional.empty(),
        profile(json.path("profile")),
        sound(json.path("sound")),
        ItemWish.of(json));
  }

  private static void requireKnown(JsonNode json, Set<String> keys) {
    json.fieldNames()
        .forEachRemaining(
            key ->
                require(keys.contains(key), "unknown key " + key + "; known are " + sorted(keys)));
  }

  private static Optional<String> profile(JsonNode json) {
    if (json.isMissingNode()) {
      return Optional.empty();
    }
    require(
        json.isTextual() && !json.textValue().isBlank(), "profile: expected the name of a profile");
    return Optional.of(json.textValue().strip());
  }

  private static SoundWish sound(JsonNode json) {
    if (json.isMissingNode()) {
      return SoundWish.NOTHING;
    }
    require(json.isObject(), "sound: expected an object with silence, fadeIn and fadeOut");
    requireKnown(json, SOUND_KEYS);
    String silence = json.path("silence").asText("keep");
    require(
        silence.equals("keep") || silence.equals("trim"), "sound.silence: expected keep or trim");
    return new SoundWish(
        silence.equals("trim") ? SoundWish.Silence.TRIM : SoundWish.Silence.KEEP,
        fade("fadeIn", json.path("fadeIn")),
        fade("fadeOut", json.path("fadeOut")));
  }

  private static Duration fade(String key, JsonNode json) {
    if (json.isMissingNode()) {
      return Duration.ZERO;
    }
    require(
        json.isNumber() && json.doubleValue() >= 0 && json.doubleValue() <= LONGEST_FADE,
        "sound." + key + ": expected seconds, 0 to 30");
    return Duration.ofMillis(Math.round(json.doubleValue() * 1_000));
  }

  private static PageOrder page(JsonNode json) {
    require(
        json.path("page").isTextual() && !json.path("page").textValue().isBlank(),
        "page: expected the name of a template, an address or the path of a file");
    JsonNode settings = json.path("settings");
    require(settings.isMissingNode() || settings.isObject(), "settings: expected an object");
    return new PageOrder(
        json.path("page").textValue().strip(),
        hosts(json.path("hosts")),
        use(json.path("use")),
        settings.isObject() ? settings.toString() : PageOrder.NO_SETTINGS);
  }

  private static String use(JsonNode json) {
    require(
        json.isMissingNode() || json.isTextual(),
        "use: expected one of " + String.join(", ", PageOrder.USES));
    return json.isTextual() ? json.textValue().strip() : PageOrder.USES.getFirst();
  }

  private static List<String> hosts(JsonNode json) {
    require(json.isMissingNode() || json.isArray(), "hosts: expected an array");
    List<String> hosts = new ArrayList<>();
    for (JsonNode host : json) {
      require(host.isTextual(), "hosts[" + hosts.size() + "]: expected a text");
      hosts.add(host.textValue().strip());
    }
    return hosts;
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private static void require(boolean good, String expected) {
    if (!good) {
      throw new IllegalArgumentException(expected);
    }
  }
}
