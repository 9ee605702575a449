package org.plugcast.renderer.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.plugcast.renderer.Profile;

/** The profiles that there are: those that come with Plugcast and the operator's own. Immutable. */
public final class Profiles {
  private static final List<String> BUILT_IN =
      List.of(
          "hd-h264",
          "sd-mpeg2",
          "sd-h264",
          "hd-mpeg2",
          "sd-mpeg2-480i",
          "sd-h264-480i",
          "hd-mpeg2-1080i",
          "hd-h264-1080i");
  private static final String SUFFIX = ".json";
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
  private static final long LONGEST_FILE = 1 << 16;
  private static final Profiles ALONE = new Profiles(read(Map.of()));

  private final SequencedMap<String, Profile> profiles;

  private Profiles(SequencedMap<String, Profile> profiles) {
    this.profiles = profiles;
  }

  /** Those that come with Plugcast. */
  public static Profiles builtIn() {
    return ALONE;
  }

  /**
   * Those and the files {@code NAME.json} of a folder.
   *
   * @throws IllegalArgumentException for a file that is no profile: it names file, key, value,
   *     limit and clause
   * @throws IOException if the folder or a file cannot be read
   */
  public static Profiles with(Path folder) throws IOException {
    Map<String, ProfileSheet> own = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        own.put(name(file), sheet(file));
      }
    }
    return new Profiles(read(own));
  }

  private static String name(Path file) {
    String text = String.valueOf(file.getFileName());
    String name = text.substring(0, text.length() - SUFFIX.length());
    if (!name.matches(NAME) || BUILT_IN.contains(name)) {
      throw new IllegalArgumentException(
          file
              + ": expected a name of small letters, digits and hyphens, and none of "
              + String.join(", ", BUILT_IN));
    }
    return name;
  }

  private static ProfileSheet sheet(Path file) throws IOException {
    if (Files.size(file) > LONGEST_FILE) {
      throw new IllegalArgumentException(file + ": is longer than 64 KiB");
    }
    try {
      return ProfileSheet.parse(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static ProfileSheet builtIn(String name) {
    try (InputStream in = Profiles.class.getResourceAsStream(name + SUFFIX)) {
      if (in == null) {
        throw new IllegalStateException(name + SUFFIX + " is missing beside Profiles");
      }
      return ProfileSheet.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SequencedMap<String, Profile> read(Map<String, ProfileSheet> own) {
    Map<String, ProfileSheet> sheets = new HashMap<>(own);
    BUILT_IN.forEach(name -> sheets.put(name, builtIn(name)));
    SequencedMap<String, Profile> profiles = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(BUILT_IN);
    names.addAll(own.keySet());
    for (String name : names) {
      try {
        profiles.put(
            name, new ProfileReader(name, whole(name, sheets, new LinkedHashSet<>())).profile());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("profile " + name + ": " + e.getMessage(), e);
      }
    }
    return profiles;
  }

  /** What a profile says together with those that it extends. */
  private static ProfileSheet whole(
      String name, Map<String, ProfileSheet> sheets, SequencedSet<String> path) {
    if (!path.add(name)) {
      throw new IllegalArgumentException(
          "extends goes in a circle: " + String.join(", ", path) + ", " + name);
    }
    ProfileSheet sheet = sheets.get(name);
    if (sheet == null) {
      throw Refusal.of(
          "extends", name, "expected one of " + String.join(", ", new TreeMap<>(sheets).keySet()));
    }
    return sheet.text("extends").map(base -> sheet.over(whole(base, sheets, path))).orElse(sheet);
  }

  public List<Profile> all() {
    return List.copyOf(profiles.values());
  }

  public List<String> names() {
    return List.copyOf(profiles.keySet());
  }

  public Optional<Profile> find(String name) {
    return Optional.ofNullable(profiles.get(name));
  }

  /** Throws {@link IllegalArgumentException} that lists the names there are. */
  public Profile named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "profile " + name + ": expected one of " + String.join(", ", names())));
  }
}
