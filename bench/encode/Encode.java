import java.nio.file.Path;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.store.ClipStore;

/** Renders one item as the caching unit does: PROFILE FILE FOLDER. */
class Encode {
  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[2]);
    ItemRenderer renderer =
        new ItemRenderer(FfmpegPrograms.unpack(), new ClipStore(folder.resolve("clips")));
    RenderedItem item =
        renderer.render(
            RenderRequest.of(Path.of(words[1]), Profile.named(words[0])),
            folder.resolve("work"),
            fraction -> {});
    System.err.printf("%d frames, %s%n", item.index().frames(), item.adjustments());
  }
}
