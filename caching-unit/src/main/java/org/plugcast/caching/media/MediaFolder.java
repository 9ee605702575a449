package org.plugcast.caching.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The operator's folder of media: each sub-folder with all below it is a channel, and the files
 * that lie in the folder itself are one more. Links to folders are not followed.
 */
public final class MediaFolder {
  private final Path root;

  public MediaFolder(Path root) {
    this.root = root;
  }

  /** Looks at everything once; an {@link IOException} means that nothing was learnt. */
  public MediaScan scan() throws IOException {
    Path real = root.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new IOException("media folder " + root + " is no folder");
    }
    return new Look(real).all();
  }

  private static final class Look {
    private final Path root;
    private final List<ChannelFolder> channels = new ArrayList<>();
    private final Set<String> unread = new HashSet<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Look(Path root) {
      this.root = root;
    }

    MediaScan all() throws IOException {
      FolderReader top = new FolderReader(root);
      List<Path> subFolders = new ArrayList<>(top.readFlat(root, ""));
      add("", FileNames.text(root), top);
      subFolders.sort(Comparator.comparing(FileNames::text, NaturalOrder.INSTANCE));
      for (Path folder : subFolders) {
        if (FileRole.of(FileNames.text(folder)) != FileRole.PASSED_OVER) {
          read(folder, FileNames.text(folder));
        }
      }
      return new MediaScan(channels, unread, folders, notes);
    }

    private void read(Path folder, String name) {
      FolderReader reader = new FolderReader(root);
      try {
        reader.readDeep(folder, "");
        add(name, name, reader);
      } catch (NoSuchFileException e) {
        notes.add(name + " went away while it was read");
      } catch (IOException e) {
        unread.add(name);
        notes.add(name + " cannot be read: " + e.getMessage());
      }
    }

    private void add(String folder, String name, FolderReader reader) {
      ChannelFolder channel =
          new ChannelFolder(
              folder,
              FileNames.label(name),
              reader.files(),
              Set.of(),
              reader.mediaFiles(),
              reader.listing(),
              reader.order());
      channels.add(channel);
      folders.addAll(reader.folders());
      reader.notes().forEach(note -> notes.add(channel.name() + ": " + note));
    }
  }
}
