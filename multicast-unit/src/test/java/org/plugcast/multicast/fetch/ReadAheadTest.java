package org.plugcast.multicast.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.plan.Need;
import org.plugcast.ts.multiplex.Digest;

class ReadAheadTest {
  private static final long SECOND = 1_000_000_000;
  private static final Digest A = Digest.of(new byte[32]);
  private static final Digest B = Digest.of("something else, of 32 bytes long".getBytes(UTF_8));

  private final List<Path> read = new ArrayList<>();
  private boolean missing;
  private final ReadAhead readAhead = new ReadAhead(ReadAheadTest::file, this::willNeed);

  private static Path file(Digest clip) {
    return Path.of(clip.hex());
  }

  private void willNeed(Path file, long offset, long length) throws IOException {
    assertThat(offset).isZero();
    assertThat(length).isPositive();
    if (missing) {
      throw new NoSuchFileException(file.toString());
    }
    read.add(file);
  }

  @Test
  void readsEachClipOnceShortlyBeforeItIsDue() {
    List<Need> needs = List.of(new Need(A, 100 * SECOND), new Need(B, 130 * SECOND));
    readAhead.look(needs, 70 * SECOND);
    assertThat(read).isEmpty();
    readAhead.look(needs, 81 * SECOND);
    readAhead.look(needs, 82 * SECOND);
    assertThat(read).containsExactly(file(A));
    readAhead.look(needs, 111 * SECOND);
    assertThat(read).containsExactly(file(A), file(B));
  }

  @Test
  void readsAClipAgainThatComesRoundAgain() {
    readAhead.look(List.of(new Need(A, 100 * SECOND)), 90 * SECOND);
    readAhead.look(List.of(new Need(A, 300 * SECOND)), 290 * SECOND);
    assertThat(read).containsExactly(file(A), file(A));
  }

  @Test
  void looksAgainForAClipThatHasNotCome() {
    missing = true;
    readAhead.look(List.of(new Need(A, 100 * SECOND)), 90 * SECOND);
    missing = false;
    readAhead.look(List.of(new Need(A, 100 * SECOND)), 91 * SECOND);
    assertThat(read).containsExactly(file(A));
  }
}
