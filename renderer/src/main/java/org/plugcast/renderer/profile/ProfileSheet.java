package org.plugcast.renderer.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a profile says, by dotted key such as {@code video.bitRate}. Immutable. */
final class ProfileSheet {
  static final List<String> KEYS =
      List.of(
          "extends",
          "video.codec",
          "video.width",
          "video.height",
          "video.frameRate",
          "video.interlaced",
          "video.fieldOrder",
          "video.aspect",
          "video.level",
          "video.gop",
          "video.bitRate",
          "video.vbv",
          "audio.codec",
          "audio.channels",
          "audio.bitRate",
          "muxRate",
          "startDelay",
          "pids.pmt",
          "pids.video",
          "pids.audio",
          "pids.metadata",
          "service.name",
          "service.provider",
          "service.captions",
          "loudness",
          "safeMargin");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** More wrong letters than these are no slip. */
  private static final int MOST_SLIPS = 3;

  private final SortedMap<String, JsonNode> values;

  private ProfileSheet(SortedMap<String, JsonNode> values) {
    this.values = values;
  }

  /**
   * Reads a JSON object.
   *
   * @throws IllegalArgumentException saying what is wrong and what is expected
   */
  static ProfileSheet parse(byte[] text) {
    SortedMap<String, JsonNode> values = new TreeMap<>();
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("is no JSON: " + e.getMessage(), e);
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException("expected an object with video, audio and muxRate");
    }
    flatten("", json, values);
    return new ProfileSheet(values);
  }

  private static void flatten(String prefix, JsonNode json, Map<String, JsonNode> values) {
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String key = prefix + field.getKey();
      if (KEYS.contains(key)) {
        values.put(key, field.getValue());
      } else if (KEYS.stream().noneMatch(known -> known.startsWith(key + "."))) {
        throw new IllegalArgumentException(unknown(key));
      } else if (field.getValue().isObject()) {
        flatten(key + ".", field.getValue(), values);
      } else {
        throw Refusal.of(key, field.getValue(), "expected an object");
      }
    }
  }

  private static String unknown(String key) {
    String known =
        KEYS.stream()
            .filter(other -> slips(other, key) <= MOST_SLIPS)
            .min(Comparator.comparingInt(other -> slips(other, key)))
            .map(other -> ": did you mean " + other + "? Known are ")
            .orElse("; known are ");
    return "unknown key " + key + known + String.join(", ", KEYS);
  }

  /** Letters to change, add or leave out, capital or not, to make one of the other. */
  private static int slips(String a, String b) {
    int[] before = new int[b.length() + 1];
    Arrays.setAll(before, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (same ? 0 : 1));
      }
      before = now;
    }
    return before[b.length()];
  }

  /** The same, with what {@code base} says wherever this says nothing. */
  ProfileSheet over(ProfileSheet base) {
    SortedMap<String, JsonNode> all = new TreeMap<>(base.values);
    all.putAll(values);
    all.remove("extends");
    return new ProfileSheet(all);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> text(String key) {
    JsonNode value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    Refusal.require(value.isTextual(), key, value, "expected a text in quotation marks");
    return Optional.of(value.textValue().strip());
  }

  /** A text that is one of some words. */
  Optional<String> word(String key, Collection<String> words) {
    Optional<String> word = text(key);
    word.ifPresent(
        value ->
            Refusal.require(
                words.contains(value), key, value, "expected " + String.join(", ", words)));
    return word;
  }

  Optional<Long> number(String key, long least, long most) {
    JsonNode value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    Refusal.require(
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= least
            && value.longValue() <= most,
        key,
        value,
        "expected a whole number from " + least + " to " + most);
    return Optional.of(value.longValue());
  }

  Optional<Boolean> truth(String key) {
    JsonNode value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    Refusal.require(value.isBoolean(), key, value, "expected true or false");
    return Optional.of(value.booleanValue());
  }

  /** The refusal of a profile that does not say something that it must. */
  static IllegalArgumentException missing(String key) {
    return new IllegalArgumentException(
        key + " is missing: say it, or what profile to start from (\"extends\": \"hd-h264\")");
  }
}
