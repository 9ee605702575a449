package org.plugcast.ts.multiplex;

import java.io.IOException;
import java.util.Optional;

/** Where a multiplex finds its clips. */
@FunctionalInterface
public interface ClipSource {
  /** A reader of the clip, which the caller closes, or empty where it is not (yet) at hand. */
  Optional<Clip> find(Digest digest) throws IOException;
}
