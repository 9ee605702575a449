import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugcast.renderer.page.Backdrop;
import org.plugcast.renderer.page.PageCapture;
import org.plugcast.renderer.page.PageContext;
import org.plugcast.renderer.page.PageRequest;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.page.Patch;
import org.plugcast.ts.elementary.FrameRate;

/**
 * Captures a page and drops what it gets: URL FRAMES [WIDTH HEIGHT [RATE_NUMERATOR DENOMINATOR]].
 *
 * <p>-Dscale=1.125: device pixels in a pixel of the page. -Dbackdrop=clear: with alpha. -Ddigest=true: SHA-256 of it all.
 */
class Capture {
  public static void main(String[] words) throws Exception {
    int frames = Integer.parseInt(words[1]);
    int width = words.length > 3 ? Integer.parseInt(words[2]) : 1280;
    int height = words.length > 3 ? Integer.parseInt(words[3]) : 720;
    FrameRate rate =
        words.length > 5
            ? new FrameRate(Integer.parseInt(words[4]), Integer.parseInt(words[5]))
            : new FrameRate(30_000, 1_001);
    PageContext context =
        new PageContext(
            Map.of("id", "1", "name", "Jazz"),
            Map.of("name", "Jazz"),
            Map.of("title", "A title of a song", "artist", "An artist", "album", "An album"),
            Optional.empty(),
            Duration.ofSeconds(200),
            List.of(Map.of("title", "Another one", "artist", "Somebody else")),
            PageUse.AUDIO,
            Map.of());
    PageRequest request =
        new PageRequest(
            URI.create(words[0]),
            context,
            Set.of("*"),
            width,
            height,
            Double.parseDouble(System.getProperty("scale", "1")),
            0.05,
            rate,
            Backdrop.valueOf(System.getProperty("backdrop", "white").toUpperCase(Locale.ROOT)),
            Instant.EPOCH);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    int pictures = 0;
    long bytes = 0;
    long opened = System.nanoTime();
    try (PageCapture capture = PageCapture.open(request)) {
      long from = System.nanoTime();
      for (int frame = 0; frame < frames; frame += capture.framesPerStep()) {
        Optional<Patch> patch = capture.next();
        if (patch.isPresent()) {
          pictures++;
          bytes += patch.get().pixels().length;
          if (Boolean.getBoolean("digest")) {
            digest.update((frame + " " + patch.get().top() + "\n").getBytes());
            digest.update(patch.get().pixels());
          }
        }
      }
      double seconds = (System.nanoTime() - from) / 1e9;
      System.out.printf(
          "frames=%d seconds=%.2f frames_per_second=%.1f pictures=%d megabytes=%.1f start_seconds=%.2f pixels=%s%s%n",
          frames,
          seconds,
          frames / seconds,
          pictures,
          bytes / 1e6,
          (from - opened) / 1e9,
          capture.readsMemory() ? "memory" : "screenshots",
          Boolean.getBoolean("digest") ? " sha256=" + HexFormat.of().formatHex(digest.digest()) : "");
      capture.notes().forEach(note -> System.out.println("note: " + note));
    }
  }
}
