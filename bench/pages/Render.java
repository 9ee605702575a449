import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.SoundOrder;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.page.Templates;
import org.plugcast.ts.store.ClipStore;

/** Makes a clip and tells how long that takes: FILE PAGE USE PROFILE, where PAGE is a file or the name of a template. */
class Render {
  public static void main(String[] words) throws Exception {
    Path page = Path.of(words[1]).toAbsolutePath();
    ChannelPage shown =
        ChannelPage.of(Files.exists(page) ? page.toUri() : Templates.address(words[1]))
            .used(PageUse.of(words[2]));
    Path folder = Files.createTempDirectory("render-bench");
    RenderRequest request =
        new RenderRequest(
            Path.of(words[0]),
            Profile.named(words[3]),
            shown,
            SoundOrder.AS_IT_IS,
            Map.of("name", "Jazz"),
            Map.of(),
            Map.of("title", "A title of a song", "artist", "An artist"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    ItemRenderer renderer =
        new ItemRenderer(FfmpegPrograms.unpack(), new ClipStore(folder.resolve("clips")));
    long from = System.nanoTime();
    RenderedItem item = renderer.render(request, folder.resolve("work"), fraction -> {});
    double seconds = (System.nanoTime() - from) / 1e9;
    System.out.printf(
        "use=%s frames=%d seconds=%.2f frames_per_second=%.1f%n",
        words[2], item.index().frames(), seconds, item.index().frames() / seconds);
    item.adjustments().forEach(note -> System.out.println("note: " + note));
    item.pageFailure().ifPresent(reason -> System.out.println("page: " + reason));
  }
}
