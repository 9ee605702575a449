package org.plugcast.provisioning.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.multiplex.ItemStream;

/** An item as a transport stream file, inspected while it is written. */
public final class ItemFile {
  /** Bytes that are copied at a time: whole packets. */
  private static final int PIECE = 2_000 * 188;

  private ItemFile() {}

  /**
   * Writes a file. What comes after the last picture is sound alone and not inspected: on air
   * pictures of the next item follow, so that none come there is no fault.
   *
   * @return what the inspector finds
   */
  public static Report write(ItemStream stream, Path file)
      throws IOException, InterruptedException {
    try (InspectionBeside inspection = new InspectionBeside();
        OutputStream out = Files.newOutputStream(file)) {
      for (long at = 0; at < stream.size(); at += PIECE) {
        byte[] piece = stream.read(at, (int) Math.min(PIECE, stream.size() - at));
        inspection.push(piece, Math.clamp(stream.sizeOfPictures() - at, 0, piece.length));
        out.write(piece);
      }
      return inspection.finish();
    }
  }
}
