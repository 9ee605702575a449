package org.plugcast.caching;

import java.util.Optional;
import org.plugcast.caching.render.RenderedItems;
import org.plugcast.caching.station.Alarms;

/** Raises alarms for what the renderer meets. Any thread. */
record MakerAlarms(Alarms alarms) implements RenderedItems.Health {
  private static final String PAGE = "page";
  private static final String PROFILES = "profiles";

  @Override
  public void page(Optional<String> failure) {
    tell(PAGE, failure.map(reason -> reason + "; the default page is shown"));
  }

  @Override
  public void profiles(Optional<String> failure) {
    tell(PROFILES, failure);
  }

  private void tell(String key, Optional<String> failure) {
    failure.ifPresentOrElse(reason -> alarms.raise(key, reason), () -> alarms.clear(key));
  }
}
