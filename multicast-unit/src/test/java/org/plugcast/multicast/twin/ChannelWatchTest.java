package org.plugcast.multicast.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.multicast.twin.WatchBed.CADENCE;
import static org.plugcast.multicast.twin.WatchBed.HIGH;
import static org.plugcast.multicast.twin.WatchBed.LOW;
import static org.plugcast.multicast.twin.WatchBed.MS;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChannelWatchTest {
  private static final SenderId STRANGER = SenderId.parse("10.0.0.9:4000");

  @Test
  void mainSendsAfterHalfOfTheBackupsPatience() {
    WatchBed main = WatchBed.main().silence(148);
    assertThat(main.stage()).isEqualTo(Stage.LISTENING);
    main.silence(2);
    assertThat(main.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.gate.from).isEqualTo(main.due());
    WatchBed backup = WatchBed.backup().silence(398);
    assertThat(backup.stage()).isEqualTo(Stage.LISTENING);
    assertThat(backup.silence(2).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void backupStandsByOnceItHearsTheMainAndTakesOverWithTheDatagramThatIsDue() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 500);
    assertThat(backup.stage()).isEqualTo(Stage.STANDBY);
    backup.silence(28);
    assertThat(backup.isOpen()).isFalse();
    backup.silence(2);
    assertThat(backup.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(backup.gate.from).isEqualTo(backup.due());
    assertThat(backup.watch.counters().takeovers()).isEqualTo(1);
  }

  @Test
  void nothingIsRepeatedThatATwinWithAnEarlierClockMayHaveSent() {
    WatchBed backup =
        new WatchBed(
            Rules.of(Mode.SAME_GROUP, WatchBed.BACKUP, Optional.of(WatchBed.MAIN))
                .withClocksApart(45 * MS),
            Start.FRESH);
    backup.hearing(LOW, 500);
    long heardNs = backup.nowNs();
    backup.silence(30);
    assertThat(CADENCE.dueNs(backup.gate.from)).isGreaterThan(heardNs + 45 * MS);
    assertThat(CADENCE.dueNs(backup.gate.from - 1)).isLessThanOrEqualTo(heardNs + 45 * MS);
  }

  @Test
  void aStandbyStaysWhileTheTwinSaysThatItSendsAndRaisesAnAlarm() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 100);
    backup.told(Claim.ON_AIR, 2_000);
    assertThat(backup.stage()).isEqualTo(Stage.STANDBY);
    assertThat(backup.watch.alarms()).isEqualTo(Alarm.TWIN_NOT_HEARD.bit());
    backup.silence(100);
    assertThat(backup.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(backup.watch.alarms()).isZero();
  }

  @Test
  void aTwinThatCannotSendIsRelievedAtOnce() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 100).told(Claim.UNABLE, 8);
    assertThat(backup.story).endsWith("STANDBY -> ON_AIR: TWIN_UNABLE");
  }

  @Test
  void aStrangerIsNeverTalkedOverButNotGivenWayTo() {
    WatchBed main = WatchBed.main().hearing(STRANGER, 1_000);
    assertThat(main.stage()).isEqualTo(Stage.LISTENING);
    assertThat(main.watch.alarms()).isEqualTo(Alarm.FOREIGN_SENDER.bit());
    main.silence(150).hearing(STRANGER, 1_000);
    assertThat(main.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.watch.hearing().foreignCount()).isEqualTo(1_000);
    assertThat(main.watch.hearing().foreignAddress()).isEqualTo(STRANGER.address());
    assertThat(main.watch.hearing().foreignPort()).isEqualTo(4_000);
  }

  @Test
  void ofTwoSendersTheBackupGivesWay() {
    WatchBed backup = WatchBed.backup().silence(500).hearing(LOW, 6);
    assertThat(backup.stage()).isEqualTo(Stage.STANDBY);
    assertThat(backup.isOpen()).isFalse();
    WatchBed main = WatchBed.main().silence(500).hearing(HIGH, 100);
    assertThat(main.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.watch.alarms()).isEqualTo(Alarm.TWO_SENDERS.bit());
  }

  @Test
  void aStrayDatagramIsNoSender() {
    WatchBed backup = WatchBed.backup().silence(500);
    backup.hear(LOW);
    backup.silence(60);
    backup.hear(LOW);
    assertThat(backup.silence(60).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void aMainWhoseTwinDoesNotHearItGivesWay() {
    WatchBed main = WatchBed.main().silence(500).hearing(HIGH, 470);
    assertThat(main.story).endsWith("ON_AIR -> STANDBY: TWIN_DEAF", "cleared TWO_SENDERS");
  }

  @Test
  void aTwinIsAsDeafAfterAPlanWasCancelledAsItWasBefore() {
    WatchBed main = WatchBed.main().silence(500);
    main.watch.leave(main.dueIn(500), Heir.SIBLING);
    main.hearing(HIGH, 200);
    assertThat(main.watch.cancel()).isEmpty();
    assertThat(main.hearing(HIGH, 240).stage()).isEqualTo(Stage.ON_AIR);
    main.hearing(HIGH, 20);
    assertThat(main.story).endsWith("ON_AIR -> STANDBY: TWIN_DEAF", "cleared TWO_SENDERS");
  }

  @Test
  void aSenderThatWasHeldUpListensBeforeItSends() {
    WatchBed main = WatchBed.main().silence(500);
    main.heldUp(1_000).tick();
    assertThat(main.stage()).isEqualTo(Stage.LISTENING);
    assertThat(main.isOpen()).isFalse();
    main.hearing(HIGH, 2);
    assertThat(main.stage()).isEqualTo(Stage.STANDBY);
  }

  @Test
  void aLapseThatThePacerSawIsListenedAfterToo() {
    WatchBed main = WatchBed.main().silence(500);
    main.gate.lapsed = true;
    assertThat(main.silence(2).stage()).isEqualTo(Stage.LISTENING);
    assertThat(main.silence(30).stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.watch.counters().lapses()).isEqualTo(1);
  }

  @Test
  void whatAStandbyDidNotHearWhileHeldUpIsNoSilence() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 500);
    backup.heldUp(5_000);
    backup.follow();
    assertThat(backup.tick().silence(26).stage()).isEqualTo(Stage.STANDBY);
    backup.hearing(LOW, 10);
    backup.heldUp(15);
    backup.follow();
    assertThat(backup.tick().silence(18).stage()).isEqualTo(Stage.STANDBY);
  }

  @Test
  void afterBothMayHaveBeenHeldUpTheBackupWaitsTwiceAsLong() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 500);
    backup.heldUp(1_000);
    backup.follow();
    assertThat(backup.tick().silence(58).stage()).isEqualTo(Stage.STANDBY);
    assertThat(backup.silence(2).stage()).isEqualTo(Stage.ON_AIR);
    WatchBed main = WatchBed.main().hearing(HIGH, 500);
    main.heldUp(1_000);
    main.follow();
    assertThat(main.tick().silence(30).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void whoDidNotHearTheSilenceBeginTellsALivingTwinBeforeItSends() {
    WatchBed main = WatchBed.main().told(Claim.STANDBY, 150);
    assertThat(main.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.gate.from).isEqualTo(CADENCE.firstDatagramDueFrom(main.nowNs() + 20 * MS));
  }

  @Test
  void whoIsHeldUpWhileItTellsTheTwinListensAgain() {
    WatchBed main = WatchBed.main().told(Claim.STANDBY, 150);
    main.heldUp(10);
    main.follow();
    assertThat(main.tick().stage()).isEqualTo(Stage.ON_AIR);
    main.heldUp(11);
    main.follow();
    assertThat(main.tick().story).endsWith("ON_AIR -> LISTENING: LAPSED");
    assertThat(main.isOpen()).isFalse();
  }

  @Test
  void whoSendsAtOnceOrAsAgreedIsNotStoppedByALateTurn() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 500).silence(30);
    backup.heldUp(15);
    backup.follow();
    assertThat(backup.tick().stage()).isEqualTo(Stage.ON_AIR);
    WatchBed taker = WatchBed.backup().hearing(LOW, 500);
    taker.watch.take(taker.dueIn(500));
    taker.hearing(LOW, 485);
    taker.heldUp(17);
    taker.follow();
    assertThat(taker.tick().story).endsWith("STANDBY -> ON_AIR: HANDED_OVER");
    assertThat(taker.silence(2).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void whoWasHeldUpSaysNothingUntilItsPacerKnowsWhetherItStillSends() {
    WatchBed main = WatchBed.main().silence(500);
    assertThat(main.watch.claim()).isEqualTo(Claim.ON_AIR);
    main.heldUp(1_000);
    main.follow();
    assertThat(main.tick().stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.watch.claim()).isEqualTo(Claim.NONE);
    assertThat(main.silence(2).watch.claim()).isEqualTo(Claim.NONE);
    assertThat(main.silence(6).watch.claim()).isEqualTo(Claim.ON_AIR);
    main.watch.leave(main.dueIn(500), Heir.TWIN);
    main.heldUp(100);
    main.follow();
    assertThat(main.tick().watch.claim()).isEqualTo(Claim.NONE);
    assertThat(main.silence(8).watch.claim()).isEqualTo(Claim.YIELDING);
  }

  @Test
  void aBackupLetsAMainThatStartsBesideItGoFirstButNotForEver() {
    WatchBed backup = WatchBed.backup().told(Claim.LISTENING, 798);
    assertThat(backup.stage()).isEqualTo(Stage.LISTENING);
    assertThat(backup.told(Claim.LISTENING, 2).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void heartbeatsAloneAreBelievedForTwiceAsLong() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 100).told(Claim.ON_AIR, 500);
    assertThat(backup.silence(46).stage()).isEqualTo(Stage.STANDBY);
    assertThat(backup.silence(4).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void aHandoverLeavesNoDatagramOut() {
    WatchBed main = WatchBed.main().silence(500);
    WatchBed backup = WatchBed.backup().hearing(LOW, 500);
    long agreed = main.dueIn(500);
    assertThat(main.watch.leave(agreed, Heir.TWIN)).isEmpty();
    assertThat(backup.watch.take(agreed)).isEmpty();
    assertThat(main.gate.until).isEqualTo(agreed);
    assertThat(backup.gate.from).isEqualTo(agreed);
    main.silence(502);
    backup.hearing(LOW, 502).hearing(LOW, 10);
    assertThat(main.stage()).isEqualTo(Stage.STANDBY);
    assertThat(backup.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.watch.counters().handovers()).isEqualTo(1);
  }

  @Test
  void aHandoverCanBeCancelledUntilShortlyBefore() {
    WatchBed main = WatchBed.main().silence(500);
    main.watch.leave(main.dueIn(500), Heir.TWIN);
    main.silence(300);
    assertThat(main.watch.cancel()).isEmpty();
    assertThat(main.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(main.gate.until).isEqualTo(Long.MAX_VALUE);
    main.watch.leave(main.dueIn(500), Heir.TWIN);
    main.silence(420);
    assertThat(main.watch.cancel()).contains(Refusal.TOO_SOON);
  }

  @Test
  void whatCannotBePlannedIsRefused() {
    WatchBed main = WatchBed.main();
    assertThat(main.watch.leave(main.dueIn(500), Heir.TWIN)).contains(Refusal.NOT_ON_AIR);
    assertThat(main.watch.take(main.dueIn(500))).contains(Refusal.NOT_STANDING_BY);
    assertThat(main.watch.cancel()).contains(Refusal.NOTHING_PLANNED);
    assertThat(main.watch.adopt()).contains(Refusal.NOT_BESIDE_ANOTHER);
    main.hearing(HIGH, 10);
    assertThat(main.watch.take(main.dueIn(50))).contains(Refusal.TOO_SOON);
    assertThat(main.watch.take(Long.MIN_VALUE)).contains(Refusal.TOO_SOON);
    assertThat(main.watch.take(Long.MAX_VALUE)).contains(Refusal.TOO_FAR);
    main.watch.unable("no clip");
    assertThat(main.watch.take(main.dueIn(500))).contains(Refusal.UNABLE);
  }

  @Test
  void aTwinThatDoesNotTakeTheChannelIsTakenItFromAgain() {
    WatchBed main = WatchBed.main().silence(500);
    main.watch.leave(main.dueIn(500), Heir.TWIN);
    main.silence(504 + 42);
    assertThat(main.stage()).isEqualTo(Stage.STANDBY);
    assertThat(main.silence(10).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void anOldProcessComesBackSoonerThanTheTwinWouldTakeOver() {
    WatchBed old = WatchBed.main().silence(500);
    old.watch.leave(old.dueIn(500), Heir.SIBLING);
    old.silence(504);
    assertThat(old.watch.claim()).isEqualTo(Claim.NONE);
    assertThat(old.silence(12).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void anOldProcessStaysAwayWhileTheNewOneIsHeard() {
    WatchBed old = WatchBed.main().silence(500);
    old.watch.leave(old.dueIn(500), Heir.SIBLING);
    old.silence(504).hearing(LOW, 2_000);
    assertThat(old.stage()).isEqualTo(Stage.STANDBY);
  }

  @Test
  void anOldProcessHearsTheVeryFirstDatagramOfTheNewOne() {
    WatchBed old = WatchBed.main().silence(500);
    old.watch.leave(old.dueIn(500), Heir.SIBLING);
    old.silence(500).hearing(LOW, 2).silence(8);
    assertThat(old.stage()).isEqualTo(Stage.STANDBY);
    assertThat(old.silence(2).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void aNewProcessSendsOnlyWhenToldAndIsQuickToNoticeAPause() {
    WatchBed fresh = WatchBed.shadowOfMain().silence(5_000);
    assertThat(fresh.stage()).isEqualTo(Stage.LISTENING);
    assertThat(fresh.watch.claim()).isEqualTo(Claim.NONE);
    fresh.hearing(LOW, 10);
    assertThat(fresh.watch.take(fresh.dueIn(500))).isEmpty();
    fresh.hearing(LOW, 502);
    assertThat(fresh.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(fresh.watch.claim()).isEqualTo(Claim.ON_AIR);
    assertThat(fresh.watch.guardNs()).isLessThan(10 * MS);
    assertThat(fresh.silence(400).watch.guardNs()).isEqualTo(20 * MS);
  }

  @Test
  void aNewProcessWhoseOldOneIsGoneStandsBy() {
    WatchBed fresh = WatchBed.shadowOfMain().silence(100);
    assertThat(fresh.watch.adopt()).isEmpty();
    assertThat(fresh.stage()).isEqualTo(Stage.STANDBY);
    assertThat(fresh.silence(30).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void aUnitWithNothingToSendSaysSoAndSendsNothing() {
    WatchBed main = WatchBed.main().silence(500);
    main.watch.unable("no clip");
    main.silence(1_000);
    assertThat(main.stage()).isEqualTo(Stage.STANDBY);
    assertThat(main.watch.claim()).isEqualTo(Claim.UNABLE);
    assertThat(main.watch.unableReason()).isEqualTo("no clip");
    main.watch.able(main.nowNs());
    assertThat(main.silence(28).stage()).isEqualTo(Stage.STANDBY);
    assertThat(main.silence(2).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void aPacerThatStandsStillIsNoSender() {
    WatchBed backup = WatchBed.backup().hearing(LOW, 100);
    for (int i = 0; i < 50; i++) {
      backup.heldUp(2).tick();
    }
    assertThat(backup.stage()).isEqualTo(Stage.STANDBY);
    assertThat(backup.watch.claim()).isEqualTo(Claim.UNABLE);
    assertThat(backup.watch.alarms()).isEqualTo(Alarm.STALLED.bit());
  }

  @Test
  void onTwoGroupsTheTwinIsAStrangerOnOnesOwn() {
    WatchBed backup =
        new WatchBed(
            Rules.of(Mode.TWO_GROUPS, WatchBed.BACKUP, Optional.of(WatchBed.MAIN)), Start.FRESH);
    backup.told(Claim.ON_AIR, 400);
    assertThat(backup.stage()).isEqualTo(Stage.ON_AIR);
    backup.hearing(LOW, 100);
    assertThat(backup.stage()).isEqualTo(Stage.ON_AIR);
    assertThat(backup.watch.alarms()).isEqualTo(Alarm.FOREIGN_SENDER.bit());
  }

  @Test
  void aRestartedProcessWaitsForTheOneThatStillSends() {
    WatchBed alone =
        new WatchBed(Rules.of(Mode.ALONE, WatchBed.MAIN, Optional.empty()), Start.FRESH);
    alone.hearing(LOW, 500);
    assertThat(alone.stage()).isEqualTo(Stage.STANDBY);
    assertThat(alone.silence(30).stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void thePhaseOfTheTwinIsHowMuchLaterItIsHeardThanDue() {
    WatchBed backup = WatchBed.backup();
    long due = backup.due();
    for (int k = 0; k < 10; k++) {
      long atNs = CADENCE.dueNs(due + k) + 700_000 + k % 3 * 100_000L;
      backup.watch.heard(atNs, LOW.address(), LOW.port());
    }
    assertThat(backup.watch.hearing().twinPhaseNs()).isEqualTo(700_000);
    assertThat(backup.watch.hearing().twinCount()).isEqualTo(10);
  }
}
