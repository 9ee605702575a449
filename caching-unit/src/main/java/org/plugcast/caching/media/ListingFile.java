package org.plugcast.caching.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.caching.media.Listing.Others;

/** Reads an order from {@code playlist.json} or an M3U file. */
public final class ListingFile {
  /** Longest file that is read, in bytes: half a million entries. */
  private static final long LONGEST = 16 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ListingFile() {}

  /** Reads a file by what its name says; an {@link IOException} names it and what is wrong. */
  public static Listing read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new IOException("playlist " + file.getFileName() + " is longer than 16 MiB");
    }
    byte[] bytes = Files.readAllBytes(file);
    try {
      return String.valueOf(file.getFileName()).endsWith(".json")
          ? ofJson(JSON.readTree(bytes))
          : ofM3u(decode(bytes));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "playlist " + file.getFileName() + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException("playlist " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /**
   * {@code {"items": ["a.ogg", {"file": "b.ogg"}], "others": "append"}}, or the array alone; throws
   * {@link IllegalArgumentException} naming what is wrong.
   */
  public static Listing ofJson(JsonNode json) {
    JsonNode items = json.isArray() ? json : json.path("items");
    if (!items.isArray()) {
      throw new IllegalArgumentException("expected an array \"items\" of file names");
    }
    List<String> entries = new ArrayList<>();
    for (JsonNode item : items) {
      JsonNode name = item.isObject() ? item.path("file") : item;
      if (!name.isTextual()) {
        throw new IllegalArgumentException(
            "items[" + entries.size() + "]: expected a file name or {\"file\": name}");
      }
      entries.add(name.textValue());
    }
    String others = json.path("others").asText(Others.APPEND.label());
    return new Listing(
        entries,
        Others.ofLabel(others)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "others = " + others + ": expected append or leave-out")));
  }

  static Listing ofM3u(String text) {
    List<String> entries =
        text.lines()
            .map(line -> line.strip().replace('\\', '/'))
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> line.startsWith("./") ? line.substring(2) : line)
            .toList();
    return new Listing(entries, Others.APPEND);
  }

  /** UTF-8 with or without a byte order mark; what is not UTF-8 is taken for Windows-1252. */
  private static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
