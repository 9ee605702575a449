package org.plugcast.caching.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Whole files by name. Any thread of any process.
 *
 * <p>Names are of letters, digits and {@code - . _}, and each is written once. An {@link
 * IOException} says what could not be done and where.
 */
public interface ObjectStore extends AutoCloseable {
  /** Stores a file: others see all of it or nothing. */
  void put(String name, Path file) throws IOException;

  /**
   * Opens an object for reading.
   *
   * @throws java.nio.file.NoSuchFileException if there is none of that name
   */
  InputStream open(String name) throws IOException;

  /** Removes an object; nothing happens if there is none of that name. */
  void delete(String name) throws IOException;

  /** Names of all that take room in the store; each that was whole before is among them. */
  List<String> list() throws IOException;

  @Override
  void close();
}
