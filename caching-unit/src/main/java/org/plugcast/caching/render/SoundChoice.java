package org.plugcast.caching.render;

import org.plugcast.caching.media.SoundWish;
import org.plugcast.renderer.SoundOrder;

/** What is done to the sound of a channel's items. */
public final class SoundChoice {
  private SoundChoice() {}

  /** As {@code channel.json} asks for it. */
  public static SoundOrder of(SoundWish wish) {
    SoundOrder.Silence silence =
        switch (wish.silence()) {
          case KEEP -> SoundOrder.Silence.KEPT;
          case TRIM -> SoundOrder.Silence.TRIMMED;
        };
    return new SoundOrder(silence, wish.fadeIn(), wish.fadeOut());
  }
}
