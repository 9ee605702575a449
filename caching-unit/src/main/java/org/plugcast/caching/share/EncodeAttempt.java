package org.plugcast.caching.share;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Encoding;
import org.plugcast.caching.catalogue.Encoding.Ending;
import org.plugcast.caching.catalogue.Encodings;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.StoredClips.Publication;
import org.plugcast.caching.jobs.DiskGuard;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.caching.jobs.Making;
import org.plugcast.caching.jobs.RenderKey;
import org.plugcast.caching.media.FileStamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to make a clip. Runs on one thread; another tells of it and may stop it. */
final class EncodeAttempt {
  private static final Logger LOG = LoggerFactory.getLogger(EncodeAttempt.class);

  /** Why an attempt was stopped before its end. */
  private enum Halt {
    /** It is not asked for any more, or another's now. */
    NOT_OURS,
    DISK,
    /** This encoder ends. */
    CLOSING
  }

  private final Encoding encoding;
  private final Encodings encodings;
  private final ItemMaker maker;
  private final Publisher publisher;
  private final DiskGuard disk;
  private final LongSupplier freeSpace;
  private final Making making;
  private final InstantSource clock;
  private volatile Optional<Halt> halted = Optional.empty();

  EncodeAttempt(
      Encoding encoding,
      Encodings encodings,
      ItemMaker maker,
      Publisher publisher,
      DiskGuard disk,
      LongSupplier freeSpace,
      InstantSource clock) {
    this.encoding = encoding;
    this.encodings = encodings;
    this.maker = maker;
    this.publisher = publisher;
    this.disk = disk;
    this.freeSpace = freeSpace;
    this.clock = clock;
    this.making = new Making(clock.instant());
  }

  /** Makes the clip and tells what came of it. */
  void run() {
    order().ifPresent(this::run);
  }

  private Optional<EncodeOrder> order() {
    try {
      return Optional.of(EncodeOrder.parse(encoding.request()));
    } catch (IllegalArgumentException e) {
      end(Ending.FAULTED, encoding.worker() + " is of another version: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void run(EncodeOrder order) {
    LOG.info(
        "encoding-begun file={} key={} attempt={}",
        order.file(),
        encoding.renderKey(),
        encoding.attempts());
    MakeRequest wanted = order.request();
    long estimate =
        DiskGuard.estimate(
            wanted.output().form().format(), wanted.facts(), wanted.context().order().items());
    Optional<String> full = disk.refusal(freeSpace.getAsLong(), 0, estimate);
    if (full.isPresent()) {
      throw putBack(full.get());
    }
    making.begin();
    Outcome outcome = making.end(outcome(order));
    // Whoever stopped it may have come too late to be noticed.
    var _ = Thread.interrupted();
    settle(order, outcome);
  }

  /** Stops it as this encoder ends. */
  void interrupt() {
    halt(Halt.CLOSING);
  }

  /** Tells how far it is, and stops it if that is of no use any more. */
  void tell() {
    try {
      publisher.renew();
      if (!encodings.advance(encoding, making.progress().percent(), clock.instant())) {
        halt(Halt.NOT_OURS);
      }
    } catch (RuntimeException e) {
      LOG.warn("progress-not-told key={} reason={}", encoding.renderKey(), e.getMessage());
    }
    if (disk.emergency(freeSpace.getAsLong()).isPresent()) {
      halt(Halt.DISK);
    }
  }

  private synchronized void halt(Halt why) {
    if (halted.isEmpty()) {
      halted = Optional.of(why);
      making.stop();
    }
  }

  private Outcome outcome(EncodeOrder order) {
    try {
      FileStamp stamp = FileStamp.of(order.path());
      if (stamp.bytes() != order.bytes() || !stamp.modified().equals(order.modifiedAt())) {
        return new Outcome.Withdrawn("the file is another than the one that was asked for");
      }
      MakeRequest request = order.request();
      var _ = maker.look();
      Optional<String> difference = difference(request);
      if (difference.isPresent()) {
        return new Outcome.Faulted(difference.get());
      }
      Outcome outcome = maker.make(request, making::at);
      return FileStamp.of(order.path()).equals(stamp)
          ? outcome
          : new Outcome.Withdrawn("the file changed while it was made");
    } catch (IOException e) {
      return new Outcome.Faulted(
          encoding.worker() + " cannot read " + order.file() + ": " + unreadable(order, e));
    } catch (InterruptedException e) {
      return new Outcome.Withdrawn("stopped");
    } catch (RuntimeException e) {
      LOG.error("making-broke file={}", order.file(), e);
      return new Outcome.Faulted("internal error: " + e);
    }
  }

  private static String unreadable(EncodeOrder order, IOException reason) {
    return Files.exists(order.path())
        ? reason.toString()
        : "it is not there; the media folder has to be at the same place as on the unit's machine";
  }

  /** Why this encoder would make another clip than the one that is asked for, if so. */
  private Optional<String> difference(MakeRequest request) {
    String key =
        RenderKey.of(
            maker,
            maker.output(request.context().order().profile()),
            request.facts(),
            request.context());
    return key.equals(encoding.renderKey())
        ? Optional.empty()
        : Optional.of(
            encoding.worker()
                + " would make another clip than is asked for: give it the version, profile, profiles"
                + " and page of the unit");
  }

  private void settle(EncodeOrder order, Outcome outcome) {
    LOG.info("encoding-ended file={} outcome={}", order.file(), outcome.getClass().getSimpleName());
    switch (outcome) {
      case Outcome.Made made -> publish(order, made);
      case Outcome.Refused refused -> end(Ending.REFUSED, refused.reason());
      case Outcome.Faulted faulted -> end(Ending.FAULTED, faulted.reason());
      case Outcome.Withdrawn withdrawn -> withdrawn(withdrawn.reason());
    }
  }

  private void end(Ending ending, String reason) {
    encodings.end(encoding, ending, reason);
  }

  private void withdrawn(String reason) {
    Optional<Halt> why = halted;
    if (why.isEmpty()) {
      end(Ending.WITHDRAWN, reason);
      return;
    }
    switch (why.get()) {
      case NOT_OURS -> LOG.info("encoding-not-wanted key={}", encoding.renderKey());
      case DISK -> throw putBack("the disk is full");
      case CLOSING -> throw putBack("the encoder ends");
    }
  }

  /** The job goes back to where it came from, and the attempt is not counted. */
  private TryAgainException putBack(String reason) {
    encodings.release(encoding);
    return new TryAgainException(reason);
  }

  private void publish(EncodeOrder order, Outcome.Made made) {
    MadeClip clip =
        new MadeClip(
            encoding.renderKey(),
            made.clip().hex(),
            made.frames(),
            order.form(),
            made.adjustments(),
            made.loudness());
    Publication publication = publish(clip, made);
    LOG.info("clip-stored digest={} publication={}", clip.digest(), publication);
    if (publication == Publication.LEASE_LOST) {
      throw putBack("its upload took too long");
    }
  }

  private Publication publish(MadeClip clip, Outcome.Made made) {
    try {
      try {
        return publisher.publish(clip, made.inputs());
      } finally {
        publisher.discard(made.clip());
      }
    } catch (IOException e) {
      encodings.release(encoding);
      throw new TryAgainException(String.valueOf(e.getMessage()), e);
    }
  }
}
