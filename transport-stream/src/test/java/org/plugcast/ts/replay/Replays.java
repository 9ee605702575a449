package org.plugcast.ts.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.inspect.StreamInspector;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.TsPacket;

/** Bytes as files, recordings as bytes. */
final class Replays {
  private Replays() {}

  static Recording open(Path folder, byte[] bytes) throws IOException {
    return Recording.open(file(folder, bytes), folder, Optional.empty());
  }

  static Recording open(Path folder, byte[] bytes, long rate) throws IOException {
    return Recording.open(file(folder, bytes), folder, Optional.of(new MuxRate(rate)));
  }

  static Path file(Path folder, byte[] bytes) throws IOException {
    return Files.write(folder.resolve("recording.ts"), bytes);
  }

  static byte[] read(Recording recording, long index, int count) throws IOException {
    byte[] bytes = new byte[count * TsPacket.LENGTH];
    recording.cursor().read(index, count, bytes, 0);
    return bytes;
  }

  static byte[] loops(Recording recording, long first, int loops) throws IOException {
    return read(recording, first * recording.length(), (int) recording.length() * loops);
  }

  static Report inspect(byte[] bytes) {
    StreamInspector inspector = new StreamInspector();
    inspector.push(bytes, 0, bytes.length);
    return inspector.finish();
  }
}
