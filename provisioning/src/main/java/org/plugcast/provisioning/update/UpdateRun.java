package org.plugcast.provisioning.update;

import java.util.function.Consumer;

/**
 * One update of one unit, from the start of the new version to the end of the old one, or back.
 *
 * @param actions what is done
 * @param tell hears of every step, for people
 */
public record UpdateRun(UpdateActions actions, Consumer<String> tell) {

  /** Runs all steps; when interrupted before the old version is ended, discards the new one. */
  public Result run() throws InterruptedException {
    Step step = UpdateSequence.first();
    while (!(step instanceof Step.End)) {
      tell.accept(step.words());
      Outcome outcome = perform(step);
      if (!outcome.words().isEmpty()) {
        tell.accept(outcome.words());
      }
      step = UpdateSequence.after(step, outcome);
    }
    Result result = ((Step.End) step).result();
    tell.accept(result.words());
    return result;
  }

  private Outcome perform(Step step) throws InterruptedException {
    try {
      return switch (step) {
        case Step.Start _ -> actions.start();
        case Step.Verify _ -> actions.verify();
        case Step.HandOver _ -> actions.handOver();
        case Step.Ask _ -> actions.ask();
        case Step.Prove _ -> actions.prove();
        case Step.EndOld _ -> actions.endOld();
        case Step.Promote _ -> actions.promote();
        case Step.Discard _ -> actions.discard();
        case Step.End _ -> new Outcome.Done("");
      };
    } catch (InterruptedException e) {
      if (!(step instanceof Step.EndOld || step instanceof Step.Promote)) {
        actions.discard();
      }
      throw e;
    }
  }
}
