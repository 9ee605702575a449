package org.plugcast.caching.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.caching.testing.Formats;
import org.plugcast.ts.multiplex.Pids;

/** Names clips and makes none. */
final class KeyMaker implements ItemMaker {
  @Override
  public Output output(Optional<String> profile) {
    return new Output(
        new ClipForm(Formats.HD, Pids.DEFAULT),
        "key maker",
        "{channel}",
        "Plugcast",
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public boolean look() {
    return false;
  }

  @Override
  public boolean usesPage(Optional<PageOrder> page, MediaKind kind) {
    return !kind.bringsPicture() || page.filter(o -> !o.use().equals("audio")).isPresent();
  }

  @Override
  public String pageSignature(Optional<PageOrder> page, MediaKind kind) {
    return page.toString();
  }

  @Override
  public PageVisit visit(Optional<PageOrder> page) throws IOException {
    throw new IOException("there is no page");
  }

  @Override
  public Inspection inspect(Path file) {
    return new Inspection.Unplayable("is not opened");
  }

  @Override
  public Outcome make(MakeRequest request, IntConsumer progress) {
    return new Outcome.Refused("is not made");
  }
}
