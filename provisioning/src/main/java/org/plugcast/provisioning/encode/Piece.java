package org.plugcast.provisioning.encode;

import java.nio.file.Path;
import java.util.List;
import org.plugcast.renderer.Extent;

/**
 * An item to be made.
 *
 * @param extent what of the file it is
 * @param notes what an operator should know of how the file was divided
 */
record Piece(Path source, Path target, Extent extent, List<String> notes) {
  Piece {
    notes = List.copyOf(notes);
  }
}
