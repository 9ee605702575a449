package org.plugcast.caching.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.station.WatchedClip;

/**
 * What clips were made from, beside what their pages would load now. Pure.
 *
 * @param changed addresses that hold something else, by the clips' keys
 * @param learnt inputs of clips of which not all were known before, by the clips' keys
 */
record Comparison(Map<String, String> changed, Map<String, List<PageInput>> learnt) {
  /**
   * Compares.
   *
   * @param now SHA-256 of what an address holds; empty where that is not known, or of no interest
   */
  static Comparison of(List<WatchedClip> clips, Function<String, Optional<String>> now) {
    Map<String, String> changed = new HashMap<>();
    Map<String, List<PageInput>> learnt = new HashMap<>();
    for (WatchedClip clip : clips) {
      List<PageInput> inputs = new ArrayList<>();
      for (PageInput input : clip.inputs()) {
        String sha256 = now.apply(input.url()).orElse(input.sha256());
        if (!input.sha256().isEmpty() && !input.sha256().equals(sha256)) {
          changed.putIfAbsent(clip.renderKey(), input.url());
        }
        inputs.add(new PageInput(input.url(), sha256));
      }
      if (!changed.containsKey(clip.renderKey()) && !inputs.equals(clip.inputs())) {
        learnt.put(clip.renderKey(), inputs);
      }
    }
    return new Comparison(changed, learnt);
  }
}
