package org.plugcast.provisioning.control;

import java.util.function.Consumer;

/** Does what is asked. */
@FunctionalInterface
public interface ControlHandler {
  /**
   * Does it, which may take minutes, and tells on the way.
   *
   * @param tell hears each step
   * @return the last words, {@link ControlReply.Done} or {@link ControlReply.Failed}
   */
  ControlReply handle(ControlRequest request, Consumer<String> tell) throws InterruptedException;
}
