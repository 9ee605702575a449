package org.plugcast.multicast.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.twin.Start;

class SenderLeaseTest {
  private static final LaneSpec SPEC =
      LaneSpec.of(
          1,
          new Cadence(0, 3_750_000),
          1_000_000_000,
          0,
          DatagramFraming.NONE,
          new InetSocketAddress(InetAddress.ofLiteral("239.1.1.1"), 5000));

  private final List<Command> commands = new ArrayList<>();
  private final SenderLease lease =
      new SenderLease(
          7,
          SPEC,
          new Watching(Watching.Group.SHARED, Start.BESIDE_ANOTHER, 400_000_000, 30_000_000),
          Path.of("/dev/shm/lane-7"),
          new Ring(SPEC.shape(), ByteBuffer.allocateDirect(SPEC.shape().bytes())),
          commands::add,
          new Events());

  private Start told() {
    lease.tellOpen();
    return ((Command.Open) commands.getLast()).watching().start();
  }

  /** Otherwise it would wait for ever for a process that has ended. */
  @Test
  void aSenderThatIsBackAfterAnUpdateIsNotBesideAnother() {
    assertThat(told()).isEqualTo(Start.BESIDE_ANOTHER);
    lease.lost();
    assertThat(told()).isEqualTo(Start.BESIDE_ANOTHER);
    lease.alone();
    lease.lost();
    assertThat(told()).isEqualTo(Start.FRESH);
  }
}
