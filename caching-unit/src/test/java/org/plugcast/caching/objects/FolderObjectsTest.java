package org.plugcast.caching.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderObjectsTest {
  @TempDir Path folder;

  private FolderObjects objects() throws IOException {
    return new FolderObjects(folder.resolve("store"));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  @Test
  void whatIsPutIsThereWhole() throws IOException {
    FolderObjects objects = objects();

    objects.put("a-1", file("text"));

    assertThat(objects.list()).containsExactly("a-1");
    try (InputStream in = objects.open("a-1")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("text");
    }
  }

  @Test
  void whatIsDeletedIsGoneAndMayBeGoneBefore() throws IOException {
    FolderObjects objects = objects();
    objects.put("a-1", file("text"));

    objects.delete("a-1");
    objects.delete("a-1");

    assertThat(objects.list()).isEmpty();
    assertThatThrownBy(() -> objects.open("a-1")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void whatIsHalfWrittenCannotBeReadButIsListedAndDeleted() throws IOException {
    FolderObjects objects = objects();
    Files.writeString(folder.resolve("store/parts/b-2"), "ha");

    assertThatThrownBy(() -> objects.open("b-2")).isInstanceOf(NoSuchFileException.class);
    assertThat(objects.list()).containsExactly("b-2");
    objects.delete("b-2");
    assertThat(objects.list()).isEmpty();
  }

  @Test
  void whatCannotBePutLeavesNothing() throws IOException {
    FolderObjects objects = objects();

    assertThatThrownBy(() -> objects.put("a-1", folder.resolve("missing")))
        .isInstanceOf(IOException.class);

    assertThat(objects.list()).isEmpty();
  }
}
