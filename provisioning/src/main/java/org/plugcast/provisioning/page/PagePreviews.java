package org.plugcast.provisioning.page;

import java.io.IOException;
import java.nio.file.Path;
import org.plugcast.renderer.ItemPreview;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.media.FfmpegPrograms;

/** {@code plugcast page preview}. */
public final class PagePreviews {
  private PagePreviews() {}

  /**
   * Serves what is asked for on the loop-back interface.
   *
   * @param port 0 for any that is free
   * @throws IllegalArgumentException saying what is wrong with the wish
   * @throws RenderFailedException with a reason for an operator, if it is the item or the page
   * @throws IOException if it is this machine, or the port is taken
   */
  public static ItemPreview open(PageWish wish, int port)
      throws IOException, RenderFailedException, InterruptedException {
    RenderRequest request = WishedItem.of(wish, Path.of("silence.wav")).request();
    FfmpegPrograms programs = FfmpegPrograms.unpack();
    return wish.audio().isPresent()
        ? ItemPreview.open(request, programs, port)
        : ItemPreview.open(request, wish.length(), programs, port);
  }
}
