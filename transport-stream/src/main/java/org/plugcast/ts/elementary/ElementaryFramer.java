package org.plugcast.ts.elementary;

import java.io.IOException;

/** Finds access units in the payload of PES packets, pushed in any chunks. For one thread. */
public interface ElementaryFramer {
  /** A PES packet with these time stamps starts; its payload follows. */
  void start(PesStamps stamps);

  void payload(byte[] bytes, int from, int length) throws IOException;

  /** Bytes are missing here: the unit under way is given up. */
  void lost() throws IOException;

  /** The stream ends here with a whole unit. */
  void end() throws IOException;
}
