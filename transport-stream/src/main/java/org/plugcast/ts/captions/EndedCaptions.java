package org.plugcast.ts.captions;

import java.util.List;
import org.plugcast.ts.elementary.FrameRate;

/**
 * Captions that end with a picture, whatever is seen then: nothing of them stays over what follows.
 * Immutable.
 */
public final class EndedCaptions implements CaptionTrack {
  /** Pictures that it takes to erase all, at any frame rate. */
  public static final int LEAST_PICTURES = 4;

  private final CaptionTrack captions;
  private final int end;
  private final CaptionTrack nothing;

  /**
   * @param end display index of the first picture without them
   * @param frames of the item, at least {@link #LEAST_PICTURES} more
   */
  public EndedCaptions(CaptionTrack captions, FrameRate rate, int end, int frames) {
    this.captions = captions;
    this.end = end;
    this.nothing = TextCaptions.of(List.of(), rate, frames - end);
  }

  @Override
  public byte[] userData(int displayIndex) {
    return displayIndex < end
        ? captions.userData(displayIndex)
        : nothing.userData(displayIndex - end);
  }
}
