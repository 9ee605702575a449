package org.plugcast.caching.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import org.plugcast.caching.catalogue.Air;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.http.Parameters.Located;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /items/{id}/media.ts}: an item for players. */
final class ItemMediaResource implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(ItemMediaResource.class);
  private static final String TYPE = "video/mp2t";

  /** Bytes that are made and sent at a time. */
  private static final int PIECE = 1_000 * 188;

  private final Station station;
  private final ClipStore store;

  ItemMediaResource(Station station, ClipStore store) {
    this.station = station;
    this.store = store;
  }

  @Override
  public void mount(Router router) {
    router.get("/items/:id/media.ts").handler(this::media);
    router.head("/items/:id/media.ts").handler(this::media);
  }

  private void media(RoutingContext context) {
    Located located = Parameters.itemById(context, station);
    Air air =
        located
            .item()
            .item()
            .air()
            .orElseThrow(
                () ->
                    new Problem(
                        Problem.NOT_FOUND,
                        "not ready",
                        "item \""
                            + located.item().item().file()
                            + "\" is "
                            + located.item().stage().label()));
    ItemStream stream = stream(located.channel(), located.item().item().file(), air);
    Answers.guarded(
        context,
        () ->
            Transfer.head(context, "\"" + air.clip().digest() + "\"", TYPE, stream.size())
                .ifPresentOrElse(
                    part -> new Sending(context, stream, part).next(), () -> close(stream)));
  }

  private ItemStream stream(ChannelView channel, String file, Air air) {
    int id = channel.channel().id();
    ClipForm form = ClipForm.parse(air.clip().format());
    Service service = new Service(id, id, channel.channel().name(), "Plugcast", form.pids());
    Map<String, String> about =
        Map.of(
            Entry.FILE, file,
            Entry.TITLE, air.metadata().getOrDefault(Entry.TITLE, file),
            Entry.ARTIST, air.metadata().getOrDefault(Entry.ARTIST, ""),
            Entry.ALBUM, air.metadata().getOrDefault(Entry.ALBUM, ""));
    return new ItemStream(
        service,
        form.format(),
        Entry.of(new Digest(air.clip().digest()), air.clip().frames(), about),
        store);
  }

  private static void close(ItemStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("clip-not-closed", e);
    }
  }

  /** Sends piece after piece, each when the one before is on its way. */
  private static final class Sending {
    private final RoutingContext context;
    private final ItemStream stream;
    private final long end;
    private long at;

    Sending(RoutingContext context, ItemStream stream, ByteRange part) {
      this.context = context;
      this.stream = stream;
      this.at = part.first();
      this.end = part.last() + 1;
    }

    void next() {
      if (at == end) {
        close(stream);
        var _ = context.response().end();
        return;
      }
      long from = at;
      int length = (int) Math.min(PIECE, end - from);
      at += length;
      context
          .vertx()
          .executeBlocking(() -> Buffer.buffer(stream.read(from, length)))
          .compose(context.response()::write)
          .onSuccess(sent -> next())
          .onFailure(this::fail);
    }

    private void fail(Throwable failure) {
      LOG.debug("media-cut-off reason={}", failure.getMessage());
      close(stream);
      Answers.cutOff(context);
    }
  }
}
