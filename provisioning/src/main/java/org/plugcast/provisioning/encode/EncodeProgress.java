package org.plugcast.provisioning.encode;

import java.nio.file.Path;

/** Hears how the work goes on. Any thread. */
public interface EncodeProgress {
  /** Nobody listens. */
  EncodeProgress NONE =
      new EncodeProgress() {
        @Override
        public void begun(int items) {}

        @Override
        public void at(Path file, double fraction) {}

        @Override
        public void ended(EncodeResult result) {}
      };

  /** So many items are to be made. */
  void begun(int items);

  /** So much of the work on a file is done, from 0 to 1. */
  void at(Path file, double fraction);

  void ended(EncodeResult result);
}
