package org.plugcast.multicast.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The file system, as far as recordings need it. Any thread. */
public interface Disk {

  /** A file that is being written. One thread at a time. */
  interface Output extends AutoCloseable {
    /** Writes all of {@code bytes}; where it fails, nobody knows how many were written. */
    void write(ByteBuffer bytes) throws IOException;

    /** Goes back to a length; what is written next follows there. */
    void truncate(long length) throws IOException;

    /** Returns when all that was written outlives a power cut. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Creates a file, empty, in place of one that may be there. */
  Output create(Path file) throws IOException;

  InputStream read(Path file) throws IOException;

  String readText(Path file) throws IOException;

  long size(Path file) throws IOException;

  /** Cuts a file to a length, to outlive a power cut. */
  void truncate(Path file, long length) throws IOException;

  /** Gives a file another name, in one step. */
  void move(Path from, Path to) throws IOException;

  /** Deletes a file that may be there. */
  void delete(Path file) throws IOException;

  void createFolder(Path folder) throws IOException;

  /** Returns when the names in a folder outlive a power cut. */
  void forceFolder(Path folder) throws IOException;

  /** The files and folders in a folder, in the order of their names. */
  List<Path> list(Path folder) throws IOException;

  /** Bytes that may still be written where {@code folder} is. */
  long freeBytes(Path folder) throws IOException;

  /** The disk of this machine. */
  static Disk real() {
    return new LocalDisk();
  }
}
