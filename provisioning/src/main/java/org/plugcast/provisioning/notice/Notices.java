package org.plugcast.provisioning.notice;

import java.util.List;
import java.util.function.Consumer;

/**
 * Hands every notice to all who want it, the first one first. Returns at once and never fails as
 * long as they do so. Thread-safe as they are.
 */
public record Notices(List<Consumer<Notice>> listeners) implements Consumer<Notice> {
  public Notices {
    listeners = List.copyOf(listeners);
  }

  @Override
  public void accept(Notice notice) {
    listeners.forEach(listener -> listener.accept(notice));
  }
}
