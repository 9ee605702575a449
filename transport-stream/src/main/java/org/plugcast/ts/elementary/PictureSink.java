package org.plugcast.ts.elementary;

import java.io.IOException;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Takes coded pictures in decode order. */
public interface PictureSink {
  /** Takes a whole picture: {@code bytes[0..length)}, which the sink may change but not keep. */
  void picture(CodedPicture picture, byte[] bytes, int length) throws IOException;

  /** A picture was damaged and dropped. */
  void damaged(MalformedStreamException fault) throws IOException;
}
