package org.plugcast.provisioning.update;

/**
 * Says what follows what in an update of a unit. Pure.
 *
 * <p>Until the old version has agreed to hand over, whatever goes wrong costs the new version only.
 * From then until the old one is ended, the old one takes the air back by itself. After that the
 * new one is kept on air as long as it lives.
 */
public final class UpdateSequence {
  private UpdateSequence() {}

  public static Step first() {
    return new Step.Start();
  }

  /** The step after {@code step}, given what came of it. */
  public static Step after(Step step, Outcome outcome) {
    return switch (step) {
      case Step.Start _ -> done(outcome) ? new Step.Verify() : keep(outcome);
      case Step.Verify _ -> done(outcome) ? new Step.HandOver() : keep(outcome);
      case Step.HandOver _ -> afterHandOver(outcome);
      case Step.Ask(String reason) ->
          done(outcome) ? new Step.Prove() : takeBack(reason + "; " + outcome.words());
      case Step.Prove _ -> done(outcome) ? new Step.EndOld() : takeBack(outcome.words());
      case Step.EndOld _ -> afterEndOld(outcome);
      case Step.Promote _ -> new Step.End(afterPromote(outcome));
      case Step.Discard(Result result) -> new Step.End(result);
      case Step.End end -> end;
    };
  }

  private static Step afterHandOver(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> new Step.Prove();
      case Outcome.Failed _ -> keep(outcome);
      case Outcome.Unclear(String reason) -> new Step.Ask(reason);
      case Outcome.NewEnded _ -> takeBack(outcome.words());
    };
  }

  /** An old version that does not end keeps the address at most, not the air. */
  private static Step afterEndOld(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _, Outcome.Failed _, Outcome.Unclear _ -> new Step.Promote();
      case Outcome.NewEnded _ -> new Step.End(new Result.Lost(outcome.words()));
    };
  }

  private static Result afterPromote(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> new Result.Updated();
      case Outcome.Failed _, Outcome.Unclear _ -> new Result.Unpromoted(outcome.words());
      case Outcome.NewEnded _ -> new Result.Lost(outcome.words());
    };
  }

  private static boolean done(Outcome outcome) {
    return outcome instanceof Outcome.Done;
  }

  private static Step keep(Outcome outcome) {
    return new Step.Discard(new Result.Kept(outcome.words()));
  }

  private static Step takeBack(String reason) {
    return new Step.Discard(new Result.TakenBack(reason));
  }
}
