package org.plugcast.ts.captions;

import java.util.List;

/**
 * What was read of a subtitle file.
 *
 * @param cues in the order of their beginnings
 * @param faults what was passed over: where, what it is, what was expected; the first few of them
 */
public record CueText(List<Cue> cues, List<String> faults) {
  public CueText {
    cues = List.copyOf(cues);
    faults = List.copyOf(faults);
  }
}
