package org.plugcast.provisioning.headend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.provisioning.update.Version;

class VersionsTest {
  private static final String UNIT = "multicast-01";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final List<String> failures = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void updateOutlivesARestartOfTheHeadend() throws Exception {
    Version one = build("0000000000000001");
    Version two = build("0000000000000002");
    versions(one).updated(UNIT, two);
    Versions again = versions(one);
    assertThat(again.current(UNIT)).isEqualTo(two);
    assertThat(again.previous(UNIT)).contains(one);
    assertThat(failures).isEmpty();
  }

  @Test
  void versionThatWasRemovedIsNotStarted() throws Exception {
    Version one = build("0000000000000001");
    Version two = build("0000000000000002");
    versions(one).updated(UNIT, two);
    Files.delete(two.entries().getFirst());
    assertThat(versions(one).current(UNIT)).isEqualTo(one);
  }

  @Test
  void damagedFileIsToldAndHoldsNothingUp() throws Exception {
    Version one = build("0000000000000001");
    Files.writeString(folder.resolve("versions.json"), "{");
    assertThat(versions(one).current(UNIT)).isEqualTo(one);
    assertThat(failures)
        .singleElement()
        .asString()
        .startsWith("the units start with this version: ")
        .contains("versions.json");
    failures.clear();
    assertThat(versions(one).current(UNIT)).isEqualTo(one);
    assertThat(failures).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsTold() throws Exception {
    Version one = build("0000000000000001");
    Files.createDirectories(folder.resolve("versions.json.new"));
    assertThat(versions(one).current(UNIT)).isEqualTo(one);
    assertThat(failures).singleElement().asString().startsWith("versions are forgotten at the end");
  }

  @Test
  void buildsInUseLookNewOnceAnHour() throws Exception {
    Version one = build("0000000000000001");
    Version two = build("0000000000000002");
    Versions versions = versions(one);
    versions.updated(UNIT, two);
    versions.touchBuilds(NOW);
    assertThat(age(one)).isEqualTo(NOW);
    assertThat(age(two)).isEqualTo(NOW);
    versions.touchBuilds(NOW.plus(Duration.ofMinutes(59)));
    assertThat(age(one)).isEqualTo(NOW);
    versions.touchBuilds(NOW.plus(Duration.ofMinutes(61)));
    assertThat(age(two)).isEqualTo(NOW.plus(Duration.ofMinutes(61)));
  }

  @Test
  void classArchivesOfVersionsThatAreGoneAreRemoved() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      Path old = Files.createFile(folder.resolve("multicast-01.jsa"));
      Path gone = Files.createFile(data.classArchive(UNIT, "a"));
      Path used = Files.createFile(data.classArchive(UNIT, "b"));
      Path others = Files.createFile(data.classArchive("multicast-02", "a"));
      data.removeClassArchives(UNIT, Set.of("b"));
      assertThat(old).doesNotExist();
      assertThat(gone).doesNotExist();
      assertThat(used).exists();
      assertThat(others).exists();
    }
  }

  private Versions versions(Version own) {
    Versions versions = new Versions(folder.resolve("versions.json"), own, failures::add);
    versions.start(List.of(UNIT));
    return versions;
  }

  private Version build(String name) throws Exception {
    Path build = Files.createDirectories(folder.resolve(name));
    Path jar = build.resolve("a.jar");
    if (!Files.exists(jar)) {
      Files.createFile(jar);
    }
    return new Version(Path.of(System.getProperty("java.home")), jar.toString());
  }

  private static Instant age(Version version) throws Exception {
    FileTime time = Files.getLastModifiedTime(version.folder().orElseThrow());
    return time.toInstant();
  }
}
