package org.plugcast.caching.media;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which files of a folder belong to which others: sidecars and covers. */
final class Companions {
  private static final List<String> PICTURES = List.of("jpg", "jpeg", "png", "webp");
  private static final String LYRICS = "lrc";
  private static final String PAGES = "pdf";
  private static final List<String> COVERS = List.of("cover", "folder", "front", "albumart");

  private final Map<String, Path> names;
  private final Set<String> mediaStems = new HashSet<>();
  private final Subtitles subtitles;

  /**
   * @param names the files of one folder
   */
  Companions(Map<String, Path> names) {
    this.names = names;
    for (String name : names.keySet()) {
      if (FileRole.of(name) == FileRole.MEDIA && !isPages(name)) {
        mediaStems.add(name);
        mediaStems.add(FileRole.stem(name));
      }
    }
    subtitles = new Subtitles(names.keySet(), mediaStems);
  }

  private static boolean isPages(String name) {
    return FileRole.extension(name).equalsIgnoreCase(PAGES);
  }

  /**
   * What a file is for: a picture that covers nothing is media itself, and so is a PDF document
   * that has not the name of other media.
   */
  FileRole role(String name) {
    if (isPages(name) && mediaStems.contains(FileRole.stem(name))) {
      return FileRole.SIDECAR;
    }
    FileRole role = FileRole.of(name);
    boolean alone =
        role == FileRole.PICTURE
            && !COVERS.contains(FileRole.stem(name).toLowerCase(Locale.ROOT))
            && !mediaStems.contains(FileRole.stem(name));
    boolean lyrics =
        FileRole.extension(name).equalsIgnoreCase(LYRICS)
            && mediaStems.contains(FileRole.stem(name));
    return alone ? FileRole.MEDIA : lyrics || subtitles.contain(name) ? FileRole.SIDECAR : role;
  }

  /** {@code NAME.json} or {@code NAME.EXT.json}. */
  Optional<Path> sidecar(String name) {
    return first(List.of(FileRole.stem(name), name), List.of("json"))
        .filter(path -> !path.endsWith(Listing.JSON_NAME));
  }

  /** {@code NAME.jpg}, {@code NAME.EXT.jpg}, or the cover of the folder. */
  Optional<Path> cover(String name) {
    Optional<Path> own =
        first(List.of(FileRole.stem(name), name), PICTURES)
            .filter(path -> !path.equals(names.get(name)));
    return own.isPresent() ? own : first(COVERS, PICTURES);
  }

  /** {@code NAME.lrc} or {@code NAME.EXT.lrc}. */
  Optional<Path> lyrics(String name) {
    return first(List.of(FileRole.stem(name), name), List.of(LYRICS))
        .filter(path -> !path.equals(names.get(name)));
  }

  /** {@code NAME.srt}, or what else {@link Subtitles} finds. */
  Optional<Path> captions(String name) {
    return subtitles.of(List.of(FileRole.stem(name), name)).map(names::get);
  }

  private Optional<Path> first(List<String> stems, List<String> extensions) {
    for (String stem : stems) {
      for (String extension : extensions) {
        for (String form : List.of(extension, extension.toUpperCase(Locale.ROOT))) {
          Path path = names.get(stem + "." + form);
          if (path != null) {
            return Optional.of(path);
          }
        }
      }
    }
    return Optional.empty();
  }
}
