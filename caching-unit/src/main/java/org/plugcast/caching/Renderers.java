package org.plugcast.caching;

import java.io.IOException;
import java.nio.file.Path;
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
    ProfileFolder profiles = profiles(configuration);
    ChannelPage page = page(configuration);
    return new Renderers(
        profiles,
        configuration.profile(),
        page,
        FfmpegPrograms.unpack(),
        configuration.data().resolve("work"));
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

  private static ProfileFolder profiles(Configuration configuration) {
    try {
      ProfileFolder folder = new ProfileFolder(configuration.profiles());
      var _ = folder.profiles().named(configuration.profile());
      return folder;
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new ConfigurationException(
          "profiles = "
              + configuration.profiles().map(Path::toString).orElse("")
              + ": expected a folder that can be read; "
              + e.getMessage());
    }
  }

  private static ChannelPage page(Configuration configuration) {
    try {
      return PageChoice.of(configuration.page());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("page = " + configuration.page() + ": " + e.getMessage());
    }
  }
}
