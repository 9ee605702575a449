package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.media.Listing.Others;

class MediaFolderTest {
  @TempDir Path temporary;
  private Path media;

  @BeforeEach
  void makeFolder() throws IOException {
    media = Files.createDirectory(temporary.resolve("media"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = media.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private MediaScan scan() throws IOException {
    return new MediaFolder(media).scan();
  }

  private ChannelFolder channel(String folder) throws IOException {
    return scan().channels().stream()
        .filter(channel -> channel.folder().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  private FoundFile file(String folder, String name) throws IOException {
    return channel(folder).files().stream()
        .filter(file -> file.file().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachSubFolderIsAChannelAndTheFolderItselfIsOne() throws IOException {
    write("Rock 10/x.ogg", "x");
    write("Rock 9/x.ogg", "x");
    write("top.ogg", "x");

    assertThat(scan().channels())
        .extracting(ChannelFolder::folder)
        .containsExactly("", "Rock 9", "Rock 10");
    assertThat(channel("").name()).isEqualTo("media");
    assertThat(channel("").files()).extracting(FoundFile::file).containsExactly("top.ogg");
  }

  @Test
  void foldersBelowAChannelBelongToIt() throws IOException {
    write("Jazz/CD 1/a.ogg", "x");
    write("Jazz/b.ogg", "x");

    assertThat(channel("Jazz").files())
        .extracting(FoundFile::file)
        .containsExactlyInAnyOrder("CD 1/a.ogg", "b.ogg");
  }

  @Test
  void hiddenUnfinishedAndAccompanyingFilesAreNoItems() throws IOException {
    for (String name :
        new String[] {
          "a.ogg",
          "a.json",
          "a.jpg",
          "cover.png",
          "Folder.JPG",
          ".hidden.ogg",
          ".a.ogg.Xy12",
          "b.ogg.part",
          "c.crdownload",
          "d.ogg~",
          "Thumbs.db",
          "list.m3u",
          "playlist.json",
          "lonely.json",
          ".git/x.ogg"
        }) {
      write("Jazz/" + name, "[]");
    }

    assertThat(channel("Jazz").files()).extracting(FoundFile::file).containsExactly("a.ogg");
  }

  @Test
  void sidecarAndCoverAreFoundBesideAFile() throws IOException {
    write("Jazz/a.ogg", "x");
    write("Jazz/b.mp3", "x");
    Path sidecar = write("Jazz/a.json", "{}");
    Path own = write("Jazz/a.jpg", "x");
    Path cover = write("Jazz/cover.jpg", "x");

    assertThat(file("Jazz", "a.ogg").sidecar()).contains(sidecar.toRealPath());
    assertThat(file("Jazz", "a.ogg").cover()).contains(own.toRealPath());
    assertThat(file("Jazz", "b.mp3").sidecar()).isEmpty();
    assertThat(file("Jazz", "b.mp3").cover()).contains(cover.toRealPath());
  }

  @Test
  void aPictureThatCoversNothingIsAnItem() throws IOException {
    write("Ads/poster.png", "x");

    assertThat(channel("Ads").files()).extracting(FoundFile::file).containsExactly("poster.png");
  }

  @Test
  void aDocumentOfPagesIsAnItemUnlessItComesWithOtherMedia() throws IOException {
    write("Talks/talk.pdf", "x");
    write("Talks/talk.json", "{}");
    write("Jazz/album.flac", "x");
    write("Jazz/album.PDF", "x");

    assertThat(channel("Talks").files()).extracting(FoundFile::file).containsExactly("talk.pdf");
    assertThat(channel("Talks").mediaFiles()).isEqualTo(1);
    assertThat(file("Talks", "talk.pdf").sidecar()).isPresent();
    assertThat(channel("Jazz").files()).extracting(FoundFile::file).containsExactly("album.flac");
  }

  @Test
  void aChangedSidecarChangesTheStampButNotThatOfTheFile() throws IOException {
    write("Jazz/a.ogg", "x");
    FoundFile before = file("Jazz", "a.ogg");
    write("Jazz/a.json", "{}");
    FoundFile after = file("Jazz", "a.ogg");

    assertThat(after.stamp()).isNotEqualTo(before.stamp());
    assertThat(after.fileStamp()).isEqualTo(before.fileStamp());
    assertThat(before.isUnchanged()).isTrue();
  }

  @Test
  void aFileReplacedByOneOfTheSameSizeAndTimeIsAnother() throws IOException {
    Path file = write("Jazz/a.ogg", "x");
    FoundFile before = file("Jazz", "a.ogg");
    Path fresh = write("Jazz/.a.ogg.new", "y");
    Files.setLastModifiedTime(fresh, Files.getLastModifiedTime(file));
    Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(before.isUnchanged()).isFalse();
    assertThat(file("Jazz", "a.ogg").stamp()).isNotEqualTo(before.stamp());
  }

  @Test
  void linksThatLeadOutAreRefusedAndThoseInsideAreFollowed() throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret.ogg"), "x");
    write("Jazz/a.ogg", "x");
    Files.createSymbolicLink(media.resolve("Jazz/out.ogg"), secret);
    Files.createSymbolicLink(media.resolve("Jazz/in.ogg"), media.resolve("Jazz/a.ogg"));
    Files.createSymbolicLink(media.resolve("Jazz/broken.ogg"), media.resolve("nothing"));
    Files.createSymbolicLink(media.resolve("Jazz/a.jpg"), secret);
    Files.createSymbolicLink(media.resolve("Jazz/a.json"), secret);

    assertThat(file("Jazz", "out.ogg").refusal())
        .contains("is a link that leads out of the media folder");
    assertThat(file("Jazz", "broken.ogg").refusal()).isPresent();
    assertThat(file("Jazz", "in.ogg").refusal()).isEmpty();
    assertThat(file("Jazz", "a.ogg").cover()).isEmpty();
    assertThat(file("Jazz", "a.ogg").sidecar()).isEmpty();
  }

  @Test
  void linksToFoldersAreNotFollowed() throws IOException {
    write("Jazz/a.ogg", "x");
    Files.createSymbolicLink(media.resolve("Jazz/loop"), media);
    Files.createSymbolicLink(media.resolve("Other"), temporary);

    assertThat(scan().channels()).extracting(ChannelFolder::folder).containsExactly("", "Jazz");
    assertThat(channel("").mediaFiles()).isZero();
    assertThat(channel("Jazz").files()).extracting(FoundFile::file).containsExactly("a.ogg");
    assertThat(scan().notes()).hasSize(2).allMatch(note -> note.contains("not followed"));
  }

  @Test
  void namesWithLineFeedsAndDotsAreOnlyNames() throws IOException {
    write("Jazz/a\nb.ogg", "x");
    write("Jazz/..a.ogg", "x");
    write("Jazz/x..\\..\\etc.ogg", "x");

    assertThat(channel("Jazz").files())
        .extracting(FoundFile::file)
        .containsExactlyInAnyOrder("a\nb.ogg", "x..\\..\\etc.ogg");
  }

  @Test
  void aChannelNameIsOneShortLine() throws IOException {
    write("a\nb" + "c".repeat(200) + "/x.ogg", "x");

    String name = scan().channels().getLast().name();

    assertThat(name).startsWith("a bccc").hasSize(64);
  }

  @Test
  void aPlaylistInTheFolderIsReadAndJsonGoesFirst() throws IOException {
    write("Jazz/a.ogg", "x");
    write("Jazz/list.m3u", "b.ogg\n");
    assertThat(channel("Jazz").listing())
        .contains(new Listing(java.util.List.of("b.ogg"), Others.APPEND));

    write("Jazz/playlist.json", "[\"c.ogg\"]");
    assertThat(channel("Jazz").listing().map(Listing::entries).orElseThrow())
        .containsExactly("c.ogg");
  }

  @Test
  void aBrokenPlaylistIsNotedAndPassedOver() throws IOException {
    write("Jazz/a.ogg", "x");
    write("Jazz/playlist.json", "{");

    assertThat(channel("Jazz").listing()).isEmpty();
    assertThat(scan().notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("Jazz: playlist playlist.json is no JSON"));
  }

  @Test
  void documentsAloneMakeNoChannel() throws IOException {
    write("README.txt", "x");

    assertThat(channel("").mediaFiles()).isZero();
    assertThat(channel("").files()).hasSize(1);
  }

  @Test
  void aMissingFolderIsNoEmptyFolder() {
    assertThatThrownBy(() -> new MediaFolder(media.resolve("gone")).scan())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileCountsWhenTwoLooksFindItAlike() throws IOException {
    Settling settling = new Settling();
    Path growing = write("Jazz/a.ogg", "x");

    assertThat(settling.look(scan()).channels().getLast().files()).isEmpty();
    assertThat(settling.isChanging()).isTrue();
    Files.writeString(growing, "xx");
    MediaScan second = settling.look(scan());
    assertThat(second.channels().getLast().files()).isEmpty();
    assertThat(second.channels().getLast().changing()).containsExactly("a.ogg");

    assertThat(settling.look(scan()).channels().getLast().files())
        .extracting(FoundFile::file)
        .containsExactly("a.ogg");
    assertThat(settling.isChanging()).isFalse();
  }

  @Test
  void theTextOfANameThatIsNoTextIsItsBytes() {
    assertThat(FileNames.isText("a\ufffd.ogg")).isFalse();
    assertThat(FileNames.text(media.resolve("a.ogg"))).isEqualTo("a.ogg");
    assertThat(Optional.of(FileNames.label("\n"))).contains("channel");
  }
}
