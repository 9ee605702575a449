package org.plugcast.caching.media;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files of subtitles for the media beside them: {@code NAME.srt} or {@code NAME.vtt}, or with a
 * language in their name ({@code NAME.en.srt}, {@code NAME.es-MX.sdh.vtt}).
 */
final class Subtitles {
  private static final List<String> EXTENSIONS = List.of("srt", "vtt");

  /** A language, or for whom: those who do not hear. */
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}([-_][a-z0-9]{2,8})?");

  private static final Set<String> AUDIENCES = Set.of("sdh", "cc", "hi");

  private final Map<String, List<Translation>> byStem = new HashMap<>();
  private final Set<String> files = new HashSet<>();

  /**
   * @param language lower-case; empty where the name has none
   */
  private record Translation(String language, String file) {
    boolean isEnglish() {
      return language.startsWith("en");
    }

    String extension() {
      return FileRole.extension(file).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param names of the files of one folder, in their order
   * @param stems of its media, with and without extension
   */
  Subtitles(Collection<String> names, Set<String> stems) {
    for (String name : names) {
      if (EXTENSIONS.contains(FileRole.extension(name).toLowerCase(Locale.ROOT))) {
        add(name, stems);
      }
    }
  }

  private void add(String name, Set<String> stems) {
    String stem = FileRole.stem(name);
    String language = "";
    if (!stems.contains(stem) && AUDIENCES.contains(lastWord(stem))) {
      stem = FileRole.stem(stem);
    }
    if (!stems.contains(stem)) {
      language = lastWord(stem);
      stem = LANGUAGE.matcher(language).matches() ? FileRole.stem(stem) : stem;
    }
    if (stems.contains(stem)) {
      byStem.computeIfAbsent(stem, s -> new ArrayList<>()).add(new Translation(language, name));
      files.add(name);
    }
  }

  private static String lastWord(String stem) {
    return FileRole.extension(stem).toLowerCase(Locale.ROOT);
  }

  /** Whether a file is one of them. */
  boolean contain(String name) {
    return files.contains(name);
  }

  /**
   * The one for media of these stems: without a language before English before others, SubRip
   * before WebVTT.
   */
  Optional<String> of(List<String> stems) {
    return stems.stream()
        .flatMap(stem -> byStem.getOrDefault(stem, List.of()).stream())
        .min(
            Comparator.comparing((Translation t) -> !t.language().isEmpty())
                .thenComparing(t -> !t.isEnglish())
                .thenComparing(t -> EXTENSIONS.indexOf(t.extension())))
        .map(Translation::file);
  }
}
