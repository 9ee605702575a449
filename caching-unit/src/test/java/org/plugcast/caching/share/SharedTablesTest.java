package org.plugcast.caching.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.ClipLoudness;
import org.plugcast.caching.catalogue.Encoding;
import org.plugcast.caching.catalogue.Encoding.Ending;
import org.plugcast.caching.catalogue.Encodings;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.catalogue.StoredClips;
import org.plugcast.caching.catalogue.StoredClips.Publication;
import org.plugcast.caching.catalogue.StoredClips.StoredClip;
import org.plugcast.caching.objects.FolderObjects;
import org.plugcast.caching.testing.ManualClock;
import org.plugcast.caching.testing.Rig;

/** What unit and encoders agree on in the database, and what the sweeper makes of it. */
class SharedTablesTest {
  private static final String DIGEST = "ab".repeat(32);
  private static final MadeClip CLIP =
      new MadeClip("key", DIGEST, 60, "format", List.of(), ClipLoudness.UNKNOWN);
  private static final List<PageInput> INPUTS = List.of(new PageInput("http://a", "01"));
  private static final String FIRST = DIGEST + "-00000000-0000-0000-0000-000000000001";
  private static final String SECOND = DIGEST + "-00000000-0000-0000-0000-000000000002";
  private static final StoredClip STORED = new StoredClip(DIGEST, FIRST, 5);
  private static final Duration LEASE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Rig.START);
  private Catalogue catalogue;
  private Encodings encodings;
  private StoredClips stored;
  private FolderObjects objects;

  @BeforeEach
  void open() throws IOException {
    catalogue = Catalogue.open(folder);
    encodings = catalogue.encodings();
    stored = catalogue.storedClips();
    objects = new FolderObjects(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Encoding begin(String worker) {
    return encodings.begin("key", worker, clock.instant()).orElseThrow();
  }

  private void upload(StoredClip clip) throws IOException {
    stored.announce(clip.object(), "w1", clock.instant().plus(LEASE));
    objects.put(clip.object(), Files.writeString(folder.resolve("clip"), "bytes"));
  }

  private Publication publish(StoredClip clip) {
    return stored.publish(CLIP, INPUTS, clip, clock.instant());
  }

  private List<String> sweep() throws IOException {
    return new Sweeper(stored, objects, clock).sweep();
  }

  @Test
  void aClipIsAskedForOnce() {
    encodings.ask("key", "{}", -3, clock.instant());
    encodings.ask("key", "{\"other\":1}", -9, clock.instant());

    assertThat(encodings.all()).singleElement().extracting(Encoding::request).isEqualTo("{}");
    assertThat(encodings.withoutTask())
        .singleElement()
        .extracting(Encoding::priority)
        .isEqualTo(-3);
  }

  @Test
  void whatIsNotAskedForDoesNotBegin() {
    assertThat(encodings.begin("key", "w1", clock.instant())).isEmpty();
  }

  @Test
  void anAttemptThatWasTakenOverDecidesNothing() {
    encodings.ask("key", "{}", -1, clock.instant());
    Encoding first = begin("w1");
    Encoding second = begin("w2");

    assertThat(encodings.advance(first, 10, clock.instant())).isFalse();
    encodings.end(first, Ending.REFUSED, "no");
    encodings.release(first);

    assertThat(encodings.advance(second, 20, clock.instant())).isTrue();
    assertThat(encodings.all())
        .containsExactly(
            new Encoding(
                "key",
                "{}",
                -1,
                2,
                "w2",
                Optional.of(clock.instant()),
                Optional.of(clock.instant()),
                20,
                Optional.empty(),
                ""));
  }

  @Test
  void anAttemptThatIsPutBackIsNotCounted() {
    encodings.ask("key", "{}", -1, clock.instant());
    encodings.release(begin("w1"));

    assertThat(begin("w1").attempts()).isEqualTo(1);
  }

  @Test
  void whatHasEndedIsAskedForAnew() {
    encodings.ask("key", "{}", -1, clock.instant());
    encodings.end(begin("w1"), Ending.FAULTED, "a fault");
    assertThat(encodings.begin("key", "w2", clock.instant())).isEmpty();

    encodings.ask("key", "{}", -1, clock.instant());

    assertThat(begin("w2").attempts()).isEqualTo(1);
  }

  @Test
  void aClipIsPublishedOnceWhoeverMadeIt() throws IOException {
    encodings.ask("key", "{}", -1, clock.instant());
    begin("w1");
    begin("w2");
    StoredClip other = new StoredClip("cd".repeat(32), SECOND, 5);
    upload(STORED);
    upload(other);

    assertThat(publish(STORED)).isEqualTo(Publication.PUBLISHED);
    assertThat(publish(other)).isEqualTo(Publication.NOT_WANTED);

    assertThat(catalogue.clips()).containsExactly(CLIP);
    assertThat(catalogue.pageInputs("key")).isEqualTo(INPUTS);
    assertThat(stored.digests()).containsExactly(DIGEST);
    assertThat(sweep()).containsExactly(SECOND);
    assertThat(objects.list()).containsExactly(FIRST);
  }

  @Test
  void theSameBytesAreKeptOnce() throws IOException {
    encodings.ask("key", "{}", -1, clock.instant());
    upload(STORED);
    publish(STORED);
    encodings.ask("key", "{}", -1, clock.instant());
    StoredClip again = new StoredClip(DIGEST, SECOND, 5);
    upload(again);

    assertThat(publish(again)).isEqualTo(Publication.OBJECT_KNOWN);

    assertThat(stored.object(DIGEST)).contains(FIRST);
    assertThat(sweep()).containsExactly(SECOND);
  }

  @Test
  void whatNobodyAsksForAnyMoreIsNotPublished() throws IOException {
    encodings.ask("key", "{}", -1, clock.instant());
    upload(STORED);
    encodings.remove("key");

    assertThat(publish(STORED)).isEqualTo(Publication.NOT_WANTED);

    assertThat(catalogue.clips()).isEmpty();
    assertThat(sweep()).containsExactly(FIRST);
  }

  @Test
  void anUploadUnderWayIsNotSweptUntilNothingIsHeardOfIt() throws IOException {
    encodings.ask("key", "{}", -1, clock.instant());
    upload(STORED);
    clock.advance(LEASE);
    stored.renew(FIRST, clock.instant().plus(LEASE));
    clock.advance(LEASE);
    assertThat(sweep()).isEmpty();

    clock.advance(Duration.ofMillis(1));

    assertThat(sweep()).containsExactly(FIRST);
    assertThat(objects.list()).isEmpty();
    assertThat(publish(STORED)).isEqualTo(Publication.LEASE_LOST);
    assertThat(catalogue.clips()).isEmpty();
  }

  @Test
  void anObjectThatComesLateIsSweptToo() throws IOException {
    stored.announce(FIRST, "w1", clock.instant());
    clock.advance(LEASE);
    assertThat(sweep()).isEmpty();

    objects.put(FIRST, Files.writeString(folder.resolve("clip"), "bytes"));

    assertThat(sweep()).containsExactly(FIRST);
  }

  @Test
  void aClipThatIsForgottenIsSwept() throws IOException {
    encodings.ask("key", "{}", -1, clock.instant());
    upload(STORED);
    publish(STORED);
    clock.advance(LEASE.multipliedBy(100));
    assertThat(sweep()).isEmpty();

    stored.forget(DIGEST);

    assertThat(sweep()).containsExactly(FIRST);
  }

  @Test
  void whatOthersKeepInTheStoreStays() throws IOException {
    objects.put("readme.txt", Files.writeString(folder.resolve("file"), "text"));
    objects.put(ObjectName.fresh(DIGEST), folder.resolve("file"));

    assertThat(sweep()).hasSize(1).noneMatch("readme.txt"::equals);

    assertThat(objects.list()).containsExactly("readme.txt");
  }
}
