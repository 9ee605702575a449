package org.plugcast.caching.jobs;

import java.time.Duration;
import org.plugcast.caching.jobs.Candidate.Need;
import org.plugcast.caching.media.FoundFile;

/**
 * A clip that is to be made for an item.
 *
 * @param renderKey of the clip
 * @param need why it is wanted
 * @param untilAir how long until the item is on air, as far as that can be foreseen
 */
public record Commission(
    long itemId,
    String renderKey,
    FoundFile file,
    MakeRequest request,
    Need need,
    Duration untilAir) {}
