package org.plugcast.caching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.preview.PreviewMaker;
import org.plugcast.caching.render.PageChoice;
import org.plugcast.caching.render.RenderedItems;
import org.plugcast.caching.render.RenderedPreviews;
import org.plugcast.caching.station.Alarms;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.profile.ProfileFolder;
import org.plugcast.ts.store.ClipStore;

/** The renderer makes it all. */
record Renderers(
    ProfileFolder profiles, String profile, ChannelPage page, FfmpegPrograms programs, Path work)
    implements Makers {

  /** Checks profiles and page, and makes the encoder ready. */
  static Renderers of(Configuration configuration) throws IOException {
    return of(
        configuration.profiles(),
        configuration.profile(),
        configuration.page(),
        configuration.data().resolve("work"));
  }

  /**
   * Checks profiles and page, and makes the encoder ready.
   *
   * @param work where temporary files may be
   */
  static Renderers of(Optional<Path> profiles, String profile, String page, Path work)
      throws IOException {
    ProfileFolder folder = profiles(profiles, profile);
    ChannelPage shown = page(page);
    return new Renderers(folder, profile, shown, FfmpegPrograms.unpack(), work);
  }

  @Override
  public ItemMaker items(ClipStore store, Alarms alarms) {
    return new RenderedItems(
        profiles, profile, page, programs, store, work, new MakerAlarms(alarms));
  }

  @Override
  public PreviewMaker previews() {
    return new RenderedPreviews(programs);
  }

  private static ProfileFolder profiles(Optional<Path> profiles, String usual) {
    try {
      ProfileFolder folder = new ProfileFolder(profiles);
      var _ = folder.profiles().named(usual);
      return folder;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new ConfigurationException(
          "profiles = "
              + profiles.map(Path::toString).orElse("")
              + ": expected a folder that can be read; "
              + e.getMessage());
    }
  }

  private static ChannelPage page(String page) {
    try {
      return PageChoice.of(page);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("page = " + page + ": " + e.getMessage());
    }
  }
}
