package org.plugcast.renderer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages are known to stand still. */
class StillnessTest {
  private static final int PICTURES = 70;

  /** Length of a PNG file's signature and of its first chunk. */
  private static final int HEADER = 8 + 25;

  private TestPages pages;

  @BeforeEach
  void startServer() throws IOException {
    pages = new TestPages();
  }

  @AfterEach
  void stopServer() {
    pages.close();
  }

  private boolean isStill(String html) throws Exception {
    return isStill(pages.page("/page", html));
  }

  private static boolean isStill(URI page) throws Exception {
    try (PageCapture capture = PageCapture.open(TestPages.request(page))) {
      for (int i = 0; i < PICTURES; i++) {
        capture.next();
      }
      return capture.isStill();
    }
  }

  private static byte[] image(String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, file);
    return file.toByteArray();
  }

  /** A PNG file that says that it has two pictures. */
  private static byte[] animated(byte[] png) {
    ByteBuffer chunk = ByteBuffer.allocate(20).putInt(8);
    chunk.put("acTL".getBytes(StandardCharsets.US_ASCII)).putInt(2).putInt(0);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 12);
    chunk.putInt((int) crc.getValue());
    return ByteBuffer.allocate(png.length + chunk.capacity())
        .put(png, 0, HEADER)
        .put(chunk.array())
        .put(png, HEADER, png.length - HEADER)
        .array();
  }

  private URI file(String path, String type, byte[] file) {
    return pages.page(path, 200, Map.of("Content-Type", "image/" + type), file);
  }

  private static String background(URI file) {
    return "<!doctype html><body style='background:url(" + file + ")'>text";
  }

  private static String data(String type, byte[] file) {
    return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(file);
  }

  @Test
  void aPageOfTextAndPicturesIsStill() throws Exception {
    assertThat(
            isStill(
                "<!doctype html><meta http-equiv='Content-Type' content='text/html'><title>t</title>"
                    + "<style>p{color:red}</style><p>text<svg><rect width=9 height=9 /></svg>"
                    + "<img src='"
                    + data("jpeg", image("jpeg"))
                    + "'><img src='"
                    + file("/a.png", "png", image("png"))
                    + "'>"))
        .isTrue();
  }

  @Test
  void animatedPicturesAreNot() throws Exception {
    URI gif = file("/a.gif", "gif", image("gif"));
    URI apng = file("/a.png", "png", animated(image("png")));
    URI inGif = URI.create(data("gif", image("gif")));
    URI inPng = URI.create(data("png", animated(image("png"))));
    byte[] drawing =
        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII);
    URI svg = file("/a.svg", "svg+xml", drawing);
    URI inSvg = URI.create(data("svg+xml", drawing));
    for (URI picture : List.of(gif, apng, svg, inGif, inPng, inSvg)) {
      String path = "/" + Integer.toHexString(picture.hashCode());
      assertThat(isStill(pages.page(path, background(picture)))).as("%s", picture).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>document.currentScript.remove()</script>",
        "<body onload='1'>",
        "<p><svg><animate attributeName=x dur=1s /></svg>",
        "<iframe srcdoc=text></iframe>",
        "<marquee>text</marquee>",
        "<input autofocus>",
        "<p contenteditable>text",
        "<video></video>",
        "<div><template shadowrootmode=open><style>:host{color:red}</style></template></div>",
        "<meta http-equiv=refresh content='9;url=/other'>",
        "<style>p{animation:a 9s infinite}@keyframes a{to{opacity:.9}}</style><p>",
      })
  void whatMayMoveIsNot(String html) throws Exception {
    assertThat(isStill("<!doctype html>" + html)).isFalse();
  }

  @Test
  void aPageThatIsToBeLeftIsNot() throws Exception {
    Map<String, String> headers = Map.of("Content-Type", "text/html", "Refresh", "9; url=/other");
    assertThat(isStill(pages.page("/refresh", 200, headers, "<!doctype html>text"))).isFalse();
  }

  @Test
  void anAnimationThatBeginsLateIsSeenAtItsFrame() throws Exception {
    URI page =
        pages.page(
            "/late",
            "<!doctype html><style>body{background:#000;animation:a 1s steps(1) 2.002s forwards}"
                + "@keyframes a{from,to{background:#fff}}</style>");
    List<Integer> changes = new ArrayList<>();
    boolean still;
    try (PageCapture capture = PageCapture.open(TestPages.request(page))) {
      for (int i = 0; i < 130; i++) {
        if (capture.next().isPresent()) {
          changes.add(i);
        }
      }
      still = capture.isStill();
    }

    assertThat(changes).containsExactly(0, 60);
    assertThat(still).isTrue();
  }
}
