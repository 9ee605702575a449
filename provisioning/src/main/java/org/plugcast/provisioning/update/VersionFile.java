package org.plugcast.provisioning.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The book of versions in a file: whole or not at all, also after a power cut. One thread. */
public record VersionFile(Path file) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * The book; empty where there is no file.
   *
   * @throws IOException saying why the file cannot be used
   */
  public VersionBook read() throws IOException {
    if (!Files.exists(file)) {
      return VersionBook.EMPTY;
    }
    try {
      return book(MAPPER.readTree(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": expected JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Replaces the file by one that is on disk before it has the name. */
  public void write(VersionBook book) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer text = StandardCharsets.UTF_8.encode(json(book).toPrettyString() + "\n");
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static VersionBook book(JsonNode root) {
    Map<String, VersionBook.Entry> units = new TreeMap<>();
    root.properties()
        .forEach(
            unit ->
                units.put(
                    unit.getKey(),
                    new VersionBook.Entry(
                        version(unit.getValue().path("current")),
                        Optional.of(unit.getValue().path("previous"))
                            .filter(JsonNode::isObject)
                            .map(VersionFile::version))));
    return new VersionBook(units);
  }

  private static Version version(JsonNode node) {
    return new Version(
        Path.of(node.path("javaHome").asText("")), node.path("classPath").asText(""));
  }

  private static ObjectNode json(VersionBook book) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(book.units())
        .forEach(
            (unit, entry) -> {
              ObjectNode node = root.putObject(unit);
              put(node.putObject("current"), entry.current());
              entry.previous().ifPresent(version -> put(node.putObject("previous"), version));
            });
    return root;
  }

  private static void put(ObjectNode node, Version version) {
    node.put("javaHome", version.javaHome().toString()).put("classPath", version.classPath());
  }
}
