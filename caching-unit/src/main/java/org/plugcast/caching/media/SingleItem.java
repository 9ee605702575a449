package org.plugcast.caching.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One media file, with what it would have beside it in a media folder.
 *
 * @param folder name of its folder, which would be the channel's
 * @param metadata what its sidecar says
 * @param order what {@code channel.json} in its folder asks for
 * @param notes what was passed over, for an operator
 */
public record SingleItem(
    FoundFile file,
    String folder,
    SortedMap<String, String> metadata,
    ChannelOrder order,
    List<String> notes) {
  public SingleItem {
    notes = List.copyOf(notes);
  }

  /**
   * Looks at the folder of a file.
   *
   * @throws IOException saying why the file is none that would be played
   */
  public static SingleItem of(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException(path + ": there is no such file, or it is not a regular one");
    }
    Path real = path.toRealPath();
    Path folder = Objects.requireNonNull(real.getParent(), "a file lies in a folder");
    FolderReader reader = new FolderReader(folder);
    reader.readFlat(folder, "");
    FoundFile found =
        reader.files().stream()
            .filter(file -> file.path().equals(real))
            .findFirst()
            .orElseThrow(() -> new IOException(path + ": is no media file by its name"));
    if (found.refusal().isPresent()) {
      throw new IOException(path + ": " + found.refusal().get());
    }
    ChannelOrder order = reader.order();
    List<String> notes = new ArrayList<>(reader.notes());
    SortedMap<String, String> metadata = metadata(found, notes);
    return new SingleItem(found, FileNames.text(folder), metadata, order, notes);
  }

  private static SortedMap<String, String> metadata(FoundFile found, List<String> notes) {
    SortedMap<String, String> metadata = new TreeMap<>();
    try {
      Metadata.merge(
          metadata, found.sidecar().isPresent() ? Sidecar.read(found.sidecar().get()) : Map.of());
    } catch (IOException e) {
      notes.add("passed over: " + e.getMessage());
    }
    return metadata;
  }
}
