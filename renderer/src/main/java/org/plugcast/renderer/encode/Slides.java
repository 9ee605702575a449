package org.plugcast.renderer.encode;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.page.Patch;
import org.plugcast.renderer.page.PictureSequence;

/**
 * Still pictures one after the other, each for the same time, with a plain cut between them. A
 * picture is made when its time has come. One thread; another may close it.
 */
public final class Slides implements PictureSequence, AutoCloseable {
  private final StillPictures pictures;
  private final Profile profile;
  private final VideoRate rate;
  private final double seconds;
  private final Lock working = new ReentrantLock();
  private int shown;
  private long frame;
  private boolean closed;

  /**
   * From the first one on.
   *
   * @param seconds that each is shown
   */
  public Slides(StillPictures pictures, Profile profile, VideoRate rate, double seconds) {
    this.pictures = pictures;
    this.profile = profile;
    this.rate = rate;
    this.seconds = seconds;
  }

  /** A step is a frame. */
  @Override
  public int framesPerStep() {
    return profile.format().video().scan().momentsPerFrame();
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public Optional<Patch> next() throws IOException, InterruptedException {
    working.lockInterruptibly();
    try {
      boolean due =
          !closed
              && shown < pictures.count()
              && frame >= Frames.ofSeconds(profile, shown * seconds);
      frame++;
      return due ? Optional.of(patch(++shown)) : Optional.empty();
    } finally {
      working.unlock();
    }
  }

  private Patch patch(int number) throws IOException, InterruptedException {
    return new Patch(pictures.width(), 0, pictures.picture(number, rate));
  }

  /** Waits until no picture is being made: its thread was interrupted, or has ended. */
  @Override
  public void close() {
    working.lock();
    try {
      closed = true;
    } finally {
      working.unlock();
    }
  }
}
