package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.renderer.encode.Pictures;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.ts.store.ClipStore;

class PicturesAheadTest {
  private static final Profile PROFILE = Profile.named("hd-h264");
  private static final VideoRate RATE = PROFILE.rate();

  @TempDir Path folder;

  /** Sound of every kind of length: with a decoder's delay, odd, and with silence to be trimmed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.mp3 -f lavfi -i anoisesrc=a=0.1:d=3.011 -b:a 128k",
        "a.m4a -f lavfi -i anoisesrc=a=0.1:d=3.511:r=44100 -c:a aac",
        "a.ogg -f lavfi -i anoisesrc=a=0.1:d=2.9999:r=44100 -ac 2 -c:a vorbis -strict -2",
        "a.flac -f lavfi -i anoisesrc=a=0.1:d=3.33:r=96000 -af adelay=700:all=1,apad=pad_dur=1.3",
        "a.wav -f lavfi -i anoisesrc=a=0.1:d=1.5:r=8000",
      })
  void onePageIsLoadedForAnItemOfSound(String sample) throws Exception {
    assertThat(pagesLoaded(sample, PageUse.AUDIO)).isOne();
  }

  /** Films with as much sound, with more, with less, and with none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f.mp4 -f lavfi -i sine=d=3.011 -c:v mpeg4 -c:a aac",
        "f.mkv -f lavfi -i sine=d=3.4567:r=48000 -c:v mpeg4 -c:a pcm_s16le",
        "f.mpg -f lavfi -i sine=d=2.2 -c:v mpeg1video -c:a mp2",
        "f.ts -f lavfi -i sine=d=3.1 -c:v mpeg2video -c:a ac3",
        "f.mov -c:v mpeg4",
      })
  void onePageIsLoadedForAFilm(String sample) throws Exception {
    String[] words = sample.split(" ", 2);
    String pictures = "-f lavfi -i testsrc2=s=352x288:r=25:d=3.04 ";
    assertThat(pagesLoaded(words[0] + " " + pictures + words[1], PageUse.OVERLAY)).isOne();
  }

  private int pagesLoaded(String sample, PageUse use) throws Exception {
    Samples samples = new Samples(Files.createDirectory(folder.resolve("media")));
    String[] words = sample.split(" ", 2);
    Path file = samples.make(words[0], words[1]);
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = "<!doctype html><title>t</title>text".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/page",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/page");
      SoundOrder trimmed = new SoundOrder(SoundOrder.Silence.TRIMMED, Duration.ZERO, Duration.ZERO);
      RenderRequest request =
          RenderRequest.of(file, PROFILE)
              .withPage(ChannelPage.of(address).used(use))
              .withSound(trimmed);
      ClipStore store = new ClipStore(folder.resolve("clips"));
      RenderedItem item =
          new ItemRenderer(Samples.PROGRAMS, store)
              .render(request, folder.resolve("work"), fraction -> {});

      assertThat(item.pageFailure()).isEmpty();
      return asked.get();
    } finally {
      server.stop(0);
    }
  }

  /** Makes nothing: tells what it was asked for, and waits with the first until it is ended. */
  private static final class FakeMaker implements PicturesAhead.Maker {
    final List<String> said = new CopyOnWriteArrayList<>();
    final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public Pictures make(VideoRate rate, int frames) throws InterruptedException, IOException {
      if (frames != 100) {
        throw new IOException("asked for " + frames);
      }
      said.add("begins");
      begun.countDown();
      try {
        new CountDownLatch(1).await();
        throw new AssertionError("waits for ever");
      } finally {
        said.add("ended");
      }
    }
  }

  @Test
  void othersAreMadeWhereAnotherNumberIsWanted() throws Exception {
    FakeMaker maker = new FakeMaker();
    try (PicturesAhead ahead = new PicturesAhead(OptionalInt.of(100), RATE, maker)) {
      maker.begun.await();

      assertThatThrownBy(() -> ahead.take(RATE, 101)).hasMessage("asked for 101");

      assertThat(maker.said).containsExactly("begins", "ended");
    }
  }

  @Test
  void nothingIsMadeOfAnItemThatFails() throws Exception {
    FakeMaker maker = new FakeMaker();
    try (PicturesAhead _ = new PicturesAhead(OptionalInt.of(100), RATE, maker)) {
      maker.begun.await();
    }

    assertThat(maker.said).containsExactly("begins", "ended");
  }

  @Test
  void nothingIsMadeBeforeItsNumberIsKnown() throws Exception {
    FakeMaker maker = new FakeMaker();
    try (PicturesAhead ahead = new PicturesAhead(OptionalInt.empty(), RATE, maker)) {
      assertThatThrownBy(() -> ahead.take(RATE, 7)).hasMessage("asked for 7");
    }
    assertThat(maker.said).isEmpty();
  }

  @Test
  void whatGoesWrongAheadIsTold() throws Exception {
    FakeMaker maker = new FakeMaker();
    try (PicturesAhead ahead = new PicturesAhead(OptionalInt.of(3), RATE, maker)) {
      assertThatThrownBy(() -> ahead.take(RATE, 3)).hasMessage("asked for 3");
    }
  }
}
