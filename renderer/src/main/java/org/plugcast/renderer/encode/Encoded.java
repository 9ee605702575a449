package org.plugcast.renderer.encode;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Reads what an encoder writes, while it writes. */
final class Encoded {
  private Encoded() {}

  /** Takes a child's transport stream to its end; kills the child if it cannot be taken. */
  static ForeignStream read(Child child, Path folder) throws IOException, InterruptedException {
    ForeignStream stream;
    try {
      stream = ForeignStream.read(child.output(), folder);
    } catch (ClosedByInterruptException e) {
      child.close();
      throw e;
    } catch (MalformedStreamException e) {
      child.awaitEnd();
      String said = child.said();
      throw new ChildFailedException(
          "nothing in it could be decoded" + (said.isEmpty() ? "" : ": " + said));
    } catch (IOException e) {
      child.close();
      String said = child.said();
      throw said.isEmpty() ? e : new IOException(e.getMessage() + " (" + said + ")", e);
    }
    try {
      child.awaitEnd();
      return stream;
    } catch (IOException | InterruptedException e) {
      stream.close();
      throw e;
    }
  }
}
