package org.plugcast.multicast;

import java.util.Optional;
import org.plugcast.multicast.sender.SenderSettings;

/** The right of this unit to run before everything else on the machine. */
interface Precedence {

  /** What the sender's process may ask for. */
  SenderSettings.Precedence ofSender();

  /** Called before any other thread is started. */
  void claimForAll();

  /** Why this process has no precedence, if it has none. */
  Optional<String> missing();
}
