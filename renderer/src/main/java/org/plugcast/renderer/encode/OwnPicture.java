package org.plugcast.renderer.encode;

import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.renderer.page.PictureArea;

/**
 * The picture that an item brings, beneath a page.
 *
 * @param stream of the file
 * @param section of the file that is seen
 * @param area of the page in which it is seen; empty: it fills the screen
 */
public record OwnPicture(Path file, int stream, Section section, Optional<PictureArea> area) {
  /** The same in an area of the page. */
  public OwnPicture in(PictureArea place) {
    return new OwnPicture(file, stream, section, Optional.of(place));
  }
}
