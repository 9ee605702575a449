package org.plugcast.provisioning.headend;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.plugcast.provisioning.notice.EventLog;
import org.plugcast.provisioning.notice.Notice;
import org.plugcast.provisioning.notice.Notices;
import org.plugcast.provisioning.notice.Webhook;
import org.plugcast.provisioning.status.Screen;
import org.plugcast.provisioning.twins.TwinStatus;
import org.plugcast.provisioning.units.UnitEvent;

/**
 * Tells what happens in a headend: on its screen, in its event log, to its webhook. Thread-safe.
 */
final class Announcements implements AutoCloseable {
  private static final long LARGEST_LOG = 8 << 20;

  private final InstantSource clock;
  private final Notices notices;
  private final Optional<Webhook> webhook;

  Announcements(DataFolder data, Optional<URI> webhook, Screen screen, InstantSource clock) {
    this.clock = clock;
    EventLog log = new EventLog(data.events(), LARGEST_LOG, screen::event);
    this.webhook =
        webhook.map(
            address ->
                Webhook.to(
                    address,
                    failure -> {
                      screen.event(failure);
                      log.accept(notice(Notice.Kind.HEADEND, "", 0, failure));
                    }));
    List<Consumer<Notice>> listeners = new ArrayList<>();
    listeners.add(notice -> screen.event(notice.words()));
    listeners.add(log);
    listeners.addAll(this.webhook.stream().toList());
    this.notices = new Notices(listeners);
  }

  /** Something about the whole headend. */
  void headend(String text) {
    notices.accept(notice(Notice.Kind.HEADEND, "", 0, text));
  }

  /** A process started or ended. */
  void process(UnitEvent event) {
    notices.accept(notice(Notice.Kind.PROCESS, event.unit(), 0, event.toString()));
  }

  /** An update of a unit went on. */
  void update(String unit, String text) {
    notices.accept(notice(Notice.Kind.UPDATE, unit, 0, text));
  }

  /** A unit told that something changed on air. */
  void air(String unit, TwinStatus.Event event) {
    notices.accept(notice(Notice.Kind.AIR, unit, event.channel(), event.text()));
  }

  private Notice notice(Notice.Kind kind, String unit, int channel, String text) {
    return new Notice(clock.instant(), kind, unit, channel, text);
  }

  @Override
  public void close() {
    webhook.ifPresent(Webhook::close);
  }
}
