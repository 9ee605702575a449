package org.plugcast.caching.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at every clip as soon as it is to be seen, and whether it is whole. */
final class Reader implements AutoCloseable {
  private final Bed bed;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Set<String> read = new HashSet<>();
  private final AtomicInteger clips = new AtomicInteger();
  private volatile Optional<Throwable> failure = Optional.empty();
  private final Thread thread;

  Reader(Bed bed) {
    this.bed = bed;
    this.thread = Thread.ofPlatform().name("reader").start(this::run);
  }

  private void run() {
    try {
      do {
        look();
      } while (!end.await(100, TimeUnit.MILLISECONDS));
      look();
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      failure = Optional.of(e);
    }
  }

  private void look() throws IOException {
    for (String row :
        bed.column(
            "SELECT c.digest || ' ' || COALESCE(s.object, '') FROM clips c"
                + " LEFT JOIN stored_clips s ON s.digest = c.digest")) {
      if (read.add(row)) {
        String[] words = row.split(" ", -1);
        String found = sha256(words[1]);
        if (!found.equals(words[0])) {
          throw new AssertionError("clip " + row + " was to be seen with SHA-256 " + found);
        }
        clips.incrementAndGet();
      }
    }
  }

  private String sha256(String object) throws IOException {
    try (InputStream in = bed.objects().open(object);
        DigestInputStream digested =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Looks once more; clips that were read whole. Throws what was wrong if anything was. */
  int finish() {
    close();
    failure.ifPresent(
        wrong -> {
          throw new AssertionError("a clip was to be seen that was not whole", wrong);
        });
    return clips.get();
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
