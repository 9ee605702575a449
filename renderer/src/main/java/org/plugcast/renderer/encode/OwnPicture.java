package org.plugcast.renderer.encode;

import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.renderer.page.PictureArea;

/**
 * The picture that an item brings, beneath a page.
 *
 * @param stream of the file
 * @param area of the page in which it is seen; empty: it fills the screen
 */
public record OwnPicture(Path file, int stream, Optional<PictureArea> area) {}
