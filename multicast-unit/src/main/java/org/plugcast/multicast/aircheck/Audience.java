package org.plugcast.multicast.aircheck;

import java.nio.ByteBuffer;
import org.plugcast.multicast.verify.Likeness;
import org.plugcast.multicast.verify.Run;

/**
 * Is told what is heard of a channel on a group, on the thread of the air check: it must not wait,
 * nor read or write files.
 */
public interface Audience {
  /** Nobody. */
  Audience NONE =
      new Audience() {
        @Override
        public void heard(
            long datagram, Likeness likeness, ByteBuffer payload, long heardAtNs, long source) {}

        @Override
        public void judged(Run run) {}

        @Override
        public void ended() {}
      };

  /**
   * One of the twins was heard.
   *
   * @param datagram index that it most likely has
   * @param likeness with what should be there
   * @param payload from the buffer's position to its limit, which stay as they are; not kept
   * @param source who sent it, see {@link org.plugcast.multicast.hearing.Source}
   */
  void heard(long datagram, Likeness likeness, ByteBuffer payload, long heardAtNs, long source);

  /** It is clear what became of some datagrams. */
  void judged(Run run);

  /** Nothing more will be told. */
  void ended();
}
