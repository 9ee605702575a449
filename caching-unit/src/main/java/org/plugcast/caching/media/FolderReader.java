package org.plugcast.caching.media;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the files of one channel. A new one for each look; one thread. */
final class FolderReader {
  /** Deepest sub-folder of a channel. */
  private static final int DEEPEST = 16;

  /** Longest relative file name that the catalogue keeps, in characters. */
  private static final int LONGEST_NAME = 1_000;

  private final Path root;
  private final List<FoundFile> files = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Path> playlists = new ArrayList<>();
  private Optional<Path> channelFile = Optional.empty();
  private final List<Path> read = new ArrayList<>();
  private int mediaFiles;

  /**
   * @param root real path of the media folder, out of which no link may lead
   */
  FolderReader(Path root) {
    this.root = root;
  }

  List<FoundFile> files() {
    return files;
  }

  List<String> notes() {
    return notes;
  }

  /** The folders that were read. */
  List<Path> folders() {
    return read;
  }

  int mediaFiles() {
    return mediaFiles;
  }

  /** Reads a folder and its sub-folders. */
  void readDeep(Path folder, String prefix) throws IOException {
    readDeep(folder, prefix, 1);
  }

  /** Reads the files of a folder and returns its sub-folders. */
  List<Path> readFlat(Path folder, String prefix) throws IOException {
    read.add(folder);
    List<Path> folders = new ArrayList<>();
    Map<String, Path> names = new TreeMap<>(NaturalOrder.INSTANCE);
    for (Path path : entries(folder)) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        folders.add(path);
      } else if (Files.isDirectory(path)) {
        notes.add(prefix + FileNames.text(path) + " is a link to a folder: not followed");
      } else {
        names.put(FileNames.text(path), path);
      }
    }
    Companions companions = new Companions(names);
    names.forEach((name, path) -> place(prefix, name, path, companions));
    return folders;
  }

  /**
   * The order that lies in the channel's folder itself: {@code playlist.json}, else an M3U file.
   */
  Optional<Listing> listing() {
    for (Path playlist : playlists) {
      try {
        return Optional.of(ListingFile.read(playlist));
      } catch (IOException e) {
        notes.add(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** What {@code channel.json} in the channel's folder asks for. */
  ChannelOrder order() {
    try {
      return channelFile.isPresent() ? ChannelFile.read(channelFile.get()) : ChannelOrder.USUAL;
    } catch (IOException e) {
      notes.add(e.getMessage() + "; the unit's page and profile are used");
      return ChannelOrder.USUAL;
    }
  }

  private void readDeep(Path folder, String prefix, int depth) throws IOException {
    List<Path> folders = readFlat(folder, prefix);
    for (Path sub : folders) {
      String name = FileNames.text(sub);
      if (FileRole.of(name) == FileRole.PASSED_OVER) {
        continue;
      }
      if (depth == DEEPEST) {
        notes.add(prefix + name + " lies more than " + DEEPEST + " folders deep: passed over");
      } else {
        readSub(sub, prefix + name + "/", depth + 1);
      }
    }
  }

  private void readSub(Path folder, String prefix, int depth) throws IOException {
    try {
      readDeep(folder, prefix, depth);
    } catch (NoSuchFileException e) {
      notes.add(prefix + " went away while it was read");
    }
  }

  private void place(String prefix, String name, Path path, Companions companions) {
    FileRole role = companions.role(name);
    String file = prefix + name;
    if (name.equals(ChannelFile.NAME) && prefix.isEmpty() && refusal(path).isEmpty()) {
      channelFile = Optional.of(path);
    } else if (role == FileRole.PLAYLIST && prefix.isEmpty()) {
      addPlaylist(path, name);
    } else if (role == FileRole.MEDIA || role == FileRole.DOCUMENT) {
      if (file.length() > LONGEST_NAME) {
        notes.add("a name of " + file.length() + " characters is passed over: " + prefix);
        return;
      }
      addFile(file, name, path, companions);
      mediaFiles += role == FileRole.MEDIA && refusal(path).isEmpty() ? 1 : 0;
    }
  }

  private void addPlaylist(Path path, String name) {
    if (refusal(path).isPresent()) {
      notes.add("playlist " + name + " is no plain file of the media folder: passed over");
    } else if (name.equals(Listing.JSON_NAME)) {
      playlists.addFirst(path);
    } else {
      playlists.addLast(path);
    }
  }

  private void addFile(String file, String name, Path path, Companions companions) {
    Optional<String> refusal =
        FileNames.isText(String.valueOf(path.getFileName()))
            ? refusal(path)
            : Optional.of("its name is not valid UTF-8: give it another name");
    Optional<Path> sidecar = companions.sidecar(name).filter(p -> refusal(p).isEmpty());
    Optional<Path> cover = companions.cover(name).filter(p -> refusal(p).isEmpty());
    Optional<Path> lyrics = companions.lyrics(name).filter(p -> refusal(p).isEmpty());
    Optional<Path> captions = companions.captions(name).filter(p -> refusal(p).isEmpty());
    try {
      FileStamp stamp =
          refusal.isPresent() ? new FileStamp(0, Instant.EPOCH, refusal.get()) : FileStamp.of(path);
      String all =
          stamp
              + part("sidecar", sidecar)
              + part("cover", cover)
              + part("lyrics", lyrics)
              + part("captions", captions);
      files.add(new FoundFile(file, path, stamp, all, sidecar, cover, lyrics, captions, refusal));
    } catch (IOException e) {
      notes.add(file + " went away while it was read");
    }
  }

  private static String part(String what, Optional<Path> path) throws IOException {
    return path.isEmpty()
        ? ""
        : " | " + what + " " + path.get().getFileName() + " " + FileStamp.of(path.get());
  }

  /** Why a path is not opened, if so: only plain files whose real place is in the media folder. */
  private Optional<String> refusal(Path path) {
    try {
      Path real = path.toRealPath();
      if (!real.startsWith(root)) {
        return Optional.of("is a link that leads out of the media folder");
      }
      if (!Files.isRegularFile(real)) {
        return Optional.of("is no plain file");
      }
      return Files.isReadable(real) ? Optional.empty() : Optional.of("may not be read");
    } catch (IOException e) {
      return Optional.of("is a link that leads nowhere, or may not be read");
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      List<Path> entries = new ArrayList<>();
      stream.forEach(entries::add);
      return entries;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
