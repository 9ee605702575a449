package org.plugcast.ts.replay;

import org.plugcast.ts.mpeg.PacketFramer;

/** Takes packets and does not mind what is lost between them. */
@FunctionalInterface
interface PacketSink extends PacketFramer.Sink {
  @Override
  default void synchronised(long byteOffset, long skipped, int packetLength) {}

  @Override
  default void syncByteError(long byteOffset) {}

  @Override
  default void syncLoss(long byteOffset) {}
}
