package org.plugcast.caching.station;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.catalogue.Air;
import org.plugcast.caching.catalogue.Examined;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Examined.Refused;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.jobs.ItemContext;

/**
 * Tells how far items have come. Pure.
 *
 * @param examining items that are being opened
 * @param making items of which a clip is being made
 */
record StageJudge(Set<Long> examining, Set<Long> making) {

  /** Where the operator wants an item. */
  enum Place {
    LISTED,
    /** The playlist does not name it. */
    LEFT_OUT,
    /** Its chapters are played in its place. */
    SPLIT,
    /** No clip is to be made of it for now. */
    SET_ASIDE
  }

  ItemView judge(Item item, Optional<Wanted> wanted, Place place) {
    Optional<ItemContext> context = wanted.map(Wanted::context);
    if (place == Place.LEFT_OUT) {
      return new ItemView(item, Stage.LEFT_OUT, "the playlist does not name it", context);
    }
    if (place == Place.SPLIT) {
      return new ItemView(
          item, Stage.LEFT_OUT, withEarlier(item, "its chapters are items"), context);
    }
    if (making.contains(item.id())) {
      return new ItemView(item, Stage.ENCODING, item.tried().reason(), context);
    }
    if (place == Place.SET_ASIDE) {
      return new ItemView(
          item, Stage.STOPPED, withEarlier(item, "stopped by the operator"), context);
    }
    Optional<Examined> current = item.current();
    if (current.isEmpty()) {
      Stage stage = examining.contains(item.id()) ? Stage.PROBING : Stage.FOUND;
      return new ItemView(item, stage, "", context);
    }
    return switch (current.get()) {
      case Refused refused -> failed(item, refused.reason(), context);
      case Facts facts -> playable(item, facts, wanted);
    };
  }

  private static ItemView playable(Item item, Facts facts, Optional<Wanted> wanted) {
    Optional<ItemContext> context = wanted.map(Wanted::context);
    if (wanted.isPresent() && item.tried().isFinal(wanted.get().renderKey())) {
      return failed(item, item.tried().reason(), context);
    }
    if (item.air().filter(air -> air.source().equals(facts.source())).isPresent()) {
      return ready(item, facts, item.air().get(), context);
    }
    String reason =
        item.tried()
            .retryAt()
            .map(at -> "again at " + at + ": " + item.tried().reason())
            .orElse("");
    return new ItemView(item, Stage.QUEUED, reason, context);
  }

  private static ItemView ready(Item item, Facts facts, Air air, Optional<ItemContext> context) {
    List<String> adjustments = new ArrayList<>(air.clip().adjustments());
    adjustments.addAll(facts.notes());
    boolean chapters =
        context.filter(of -> facts.wish(of.order().items()).wantsChapters()).isPresent();
    if (chapters && facts.parts().chapter() == 0) {
      adjustments.addAll(facts.parts().notes());
    }
    Stage stage = adjustments.isEmpty() ? Stage.READY : Stage.ADJUSTED;
    return new ItemView(item, stage, String.join("; ", adjustments), context);
  }

  private static ItemView failed(Item item, String reason, Optional<ItemContext> context) {
    return new ItemView(item, Stage.FAILED, withEarlier(item, reason), context);
  }

  private static String withEarlier(Item item, String reason) {
    return item.air().isEmpty() ? reason : reason + "; its earlier version stays on air";
  }
}
