package org.plugcast.renderer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plugcast.renderer.encode.Levelled;
import org.plugcast.renderer.proxy.Loaded;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.Digest;

/**
 * An item that is ready for air.
 *
 * @param digest of its clip in the store
 * @param index of its clip
 * @param metadata tags of the file and what the request said, cleaned; keys in lower case
 * @param peakDb highest level of its sound, in dB of full scale, where that was measured
 * @param levelled what was done to its loudness, where it was encoded
 * @param adjustments what was done to it that an operator might not expect, in words
 * @param pageInputs what its page loaded
 * @param pagePictures of the page, each different from the one before; 0 if it has none
 * @param pageFailure why the page that was asked for is not shown
 */
public record RenderedItem(
    Digest digest,
    ClipIndex index,
    Map<String, String> metadata,
    Optional<Double> peakDb,
    Optional<Levelled> levelled,
    List<String> adjustments,
    List<Loaded> pageInputs,
    int pagePictures,
    Optional<String> pageFailure) {
  public RenderedItem {
    metadata = Map.copyOf(metadata);
    adjustments = List.copyOf(adjustments);
    pageInputs = List.copyOf(pageInputs);
  }
}
