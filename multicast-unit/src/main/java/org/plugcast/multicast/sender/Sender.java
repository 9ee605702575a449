package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.pacing.LaneSpec;

/** Sends channels. Any thread. */
public interface Sender extends AutoCloseable {

  /**
   * Makes a channel known; it is sent from {@link Outlet#start} on.
   *
   * @throws IOException saying why it cannot be sent
   */
  AirOutlet open(LaneSpec spec, Watching watching) throws IOException;

  /** Listens to a group that this unit does not send to. */
  void hear(InetSocketAddress group);

  /** Listens to it no more. */
  void unhear(InetSocketAddress group);

  /** What is heard on all groups that are listened to, if this system can listen. */
  Optional<HeardRing> heard();

  /** What happened to channels lately, the oldest first. */
  List<Event> events();

  /** Whether the twin's heartbeats come. */
  boolean hearsTwin();

  /**
   * What is wrong with the heartbeats that come from where the twin's should, if none is accepted.
   */
  Optional<String> twinRefusal();

  /** How far the twin's clock is from this unit's, while its heartbeats come. */
  Optional<TwinClock> twinClock();

  /** Whether datagrams are being sent when they are due. */
  boolean isAlive();

  /** Why it does not run before all else on the machine, if it does not. */
  Optional<String> realTimeMissing();

  /** How many times it ended by itself and was begun anew. */
  long restarts();

  @Override
  void close();
}
