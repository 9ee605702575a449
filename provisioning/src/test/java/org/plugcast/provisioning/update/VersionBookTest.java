package org.plugcast.provisioning.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionBookTest {
  private static final Version ONE = version("0123456789abcde1");
  private static final Version TWO = version("0123456789abcde2");
  private static final Version THREE = version("0123456789abcde3");
  private static final String UNIT = "multicast-01";

  @TempDir Path folder;

  @Test
  void updateKeepsWhatRanBefore() {
    VersionBook book = VersionBook.EMPTY.updated(UNIT, ONE).updated(UNIT, TWO);
    assertThat(book.of(UNIT)).contains(new VersionBook.Entry(TWO, Optional.of(ONE)));
    assertThat(book.updated(UNIT, TWO)).isEqualTo(book);
    assertThat(book.of("multicast-02")).isEmpty();
  }

  @Test
  void headendThatIsNewIsTaken() {
    VersionBook book = VersionBook.EMPTY.started(UNIT, ONE, _ -> true);
    assertThat(book.of(UNIT)).contains(new VersionBook.Entry(ONE, Optional.empty()));
    assertThat(book.started(UNIT, TWO, _ -> true).of(UNIT))
        .contains(new VersionBook.Entry(TWO, Optional.of(ONE)));
  }

  @Test
  void updateAndRollBackOutliveARestartOfTheHeadend() {
    VersionBook updated = VersionBook.EMPTY.updated(UNIT, ONE).updated(UNIT, TWO);
    assertThat(updated.started(UNIT, ONE, _ -> true)).isEqualTo(updated);
    assertThat(updated.started(UNIT, TWO, _ -> true)).isEqualTo(updated);
    VersionBook rolledBack = updated.updated(UNIT, ONE);
    assertThat(rolledBack.started(UNIT, TWO, _ -> true)).isEqualTo(rolledBack);
    assertThat(rolledBack.started(UNIT, THREE, _ -> true).of(UNIT))
        .contains(new VersionBook.Entry(THREE, Optional.of(ONE)));
  }

  @Test
  void versionThatIsGoneIsReplacedByTheHeadends() {
    VersionBook book = VersionBook.EMPTY.updated(UNIT, ONE).updated(UNIT, TWO);
    assertThat(book.started(UNIT, THREE, THREE::equals).of(UNIT))
        .contains(new VersionBook.Entry(THREE, Optional.empty()));
    assertThat(book.started(UNIT, ONE, ONE::equals).of(UNIT))
        .contains(new VersionBook.Entry(ONE, Optional.empty()));
  }

  @Test
  void bookIsReadBack() throws Exception {
    VersionFile file = new VersionFile(folder.resolve("versions.json"));
    assertThat(file.read()).isEqualTo(VersionBook.EMPTY);
    VersionBook book =
        VersionBook.EMPTY.updated(UNIT, ONE).updated(UNIT, TWO).updated("multicast-02", THREE);
    file.write(book);
    assertThat(file.read()).isEqualTo(book);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file.file());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1", "{\"multicast-01\":{}}", "{\"multicast-01\":{\"current\":7}}"})
  void damagedFileIsNamed(String text) throws Exception {
    VersionFile file = new VersionFile(folder.resolve("versions.json"));
    Files.writeString(file.file(), text);
    assertThatThrownBy(file::read).hasMessageStartingWith(file.file().toString());
  }

  @Test
  void versionIsNamedForTheFolderOfItsBuild() {
    assertThat(ONE.name()).isEqualTo("0123456789abcde1");
    assertThat(ONE.folder()).contains(Path.of("/builds/0123456789abcde1"));
    Version classes = new Version(Path.of("/java"), "/app/classes:/lib/a.jar");
    assertThat(classes.folder()).isEmpty();
    assertThat(classes.name()).matches("[0-9a-f]{8}");
    assertThat(Version.ofThisProcess().entries()).isNotEmpty();
  }

  @Test
  void relativePathsAreRefused() {
    assertThatThrownBy(() -> new Version(Path.of("java"), "/a.jar"))
        .hasMessage("Java home java is not an absolute path");
    assertThatThrownBy(() -> new Version(Path.of("/java"), "/a.jar:b.jar"))
        .hasMessage("the class path is empty or has an entry that is not absolute");
    assertThatThrownBy(() -> new Version(Path.of("/java"), ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Version(Path.of("/java"), ":"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Version version(String build) {
    String folder = "/builds/" + build;
    return new Version(Path.of("/java"), folder + "/a.jar:" + folder + "/b.jar");
  }

  @Test
  void bookCannotBeChangedFromOutside() {
    assertThatThrownBy(
            () ->
                new VersionBook(Map.of())
                    .units()
                    .put(UNIT, new VersionBook.Entry(ONE, Optional.empty())))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
