package org.plugcast.multicast;

import java.util.Optional;

/** The right of the threads of the air to run before everything else on the machine. */
interface Precedence {

  /** Called by the pacing thread when it begins. */
  void claimForPacing();

  /** Called before any other thread is started. */
  void claimForAll();

  /** Why the threads of the air have no precedence, if they have none. */
  Optional<String> missing();
}
