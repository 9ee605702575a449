package org.plugcast.ts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.ts.assemble.ClipAssembler;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Clip;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.testing.MemoryClips;
import org.plugcast.ts.testing.SyntheticStreams;

class ClipStoreTest {
  @TempDir Path folder;
  private ClipStore store;
  private Digest digest;

  @BeforeEach
  void storeAClip() throws IOException, DoesNotFitException {
    store = new ClipStore(folder.resolve("a"));
    ClipAssembler assembler = new ClipAssembler(MemoryClips.HD, Pids.DEFAULT);
    digest =
        store.store(
            out ->
                assembler.assemble(
                    SyntheticStreams.video(1, 60, 15, 9_000),
                    SyntheticStreams.audio(1, assembler.audioFramesFor(60), 768),
                    out));
  }

  @Test
  void aClipReadsTheSameInAnyOrder() throws IOException {
    byte[] file = Files.readAllBytes(store.path(digest));
    try (Clip clip = store.find(digest).orElseThrow()) {
      byte[] packet = new byte[TsPacket.LENGTH];
      for (long n : new long[] {0, 4_000, 1, 3_999, clip.index().packets() - 1, 300, 0}) {
        long at = Math.min(n, clip.index().packets() - 1);
        clip.read(at, packet, 0);
        assertThat(packet)
            .containsExactly(Arrays.copyOfRange(file, (int) at * 188, (int) at * 188 + 188));
      }
      assertThat(clip.index().frames()).isEqualTo(60);
    }
  }

  @Test
  void whatWasOverwrittenCannotBeReadThoughItWasOpen() throws IOException {
    try (Clip clip = store.find(digest).orElseThrow()) {
      byte[] packet = new byte[TsPacket.LENGTH];
      byte[] file = Files.readAllBytes(store.path(digest));
      Arrays.fill(file, 600 * 188, 700 * 188, (byte) 0);
      Files.write(store.path(digest), file);
      clip.read(0, packet, 0);
      assertThatIOException()
          .isThrownBy(() -> clip.read(500, packet, 0))
          .withMessageContaining("no sync byte at packet 600");
      clip.read(700, packet, 0);
      assertThat(TsPacket.synced(packet, 0)).isTrue();
    }
  }

  @Test
  void aClipTravelsFromStoreToStore() throws IOException {
    ClipStore other = new ClipStore(folder.resolve("b"));
    other.receive(digest, Files.newInputStream(store.path(digest)));
    assertThat(other.contains(digest)).isTrue();
    assertThat(other.list()).containsExactly(digest);
  }

  @Test
  void aPassingStoreHoldsTheSame() throws IOException {
    ClipStore passing = ClipStore.passing(folder.resolve("c"));
    passing.receive(digest, Files.newInputStream(store.path(digest)));
    assertThat(passing.list()).containsExactly(digest);
    assertThat(passing.path(digest)).hasSameBinaryContentAs(store.path(digest));
  }

  @Test
  void aDamagedClipIsRefusedAndLeavesNothing() throws IOException {
    byte[] file = Files.readAllBytes(store.path(digest));
    file[5_000] ^= 1;
    ClipStore other = new ClipStore(folder.resolve("b"));
    assertThatIOException()
        .isThrownBy(() -> other.receive(digest, new ByteArrayInputStream(file)))
        .withMessageContaining("arrived damaged");
    try (Stream<Path> files = Files.list(folder.resolve("b"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFailedWriterLeavesNothing() throws IOException {
    assertThatIOException()
        .isThrownBy(
            () ->
                store.store(
                    out -> {
                      out.write(1);
                      throw new IOException("no more room");
                    }))
        .withMessage("no more room");
    try (Stream<Path> files = Files.list(folder.resolve("a"))) {
      assertThat(files).containsExactly(store.path(digest));
    }
  }

  @Test
  void aFileThatIsNoClipIsNamed() throws IOException {
    Files.write(store.path(digest), new byte[400]);
    assertThatIOException()
        .isThrownBy(() -> store.find(digest))
        .withMessageContaining(digest.hex())
        .withMessageContaining("does not end with an index");
  }
}
