package org.plugcast.provisioning.update;

/** Does what the steps of an update say. One thread. */
public interface UpdateActions {
  Outcome start() throws InterruptedException;

  Outcome verify() throws InterruptedException;

  Outcome handOver() throws InterruptedException;

  /** Done if the new version is on air. */
  Outcome ask() throws InterruptedException;

  Outcome prove() throws InterruptedException;

  Outcome endOld() throws InterruptedException;

  Outcome promote() throws InterruptedException;

  /** Ends the new version at once; whether it was started does not matter. */
  Outcome discard();
}
