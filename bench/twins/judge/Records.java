import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what receive.c wrote. */
final class Records {
  private static final int BUFFER = 1 << 20;

  private Records() {}

  static List<Datagrams> read(Path records, Optional<Path> payloads, int channels, Senders senders)
      throws IOException {
    List<Datagrams> heard = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      heard.add(new Datagrams());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(records), BUFFER);
        InputStream bytes = payloads.isPresent() ? open(payloads.get()) : InputStream.nullInputStream()) {
      read(in, bytes, heard, senders);
    }
    return heard;
  }

  private static InputStream open(Path payloads) throws IOException {
    return new BufferedInputStream(Files.newInputStream(payloads), BUFFER);
  }

  private static void read(InputStream in, InputStream payloads, List<Datagrams> heard, Senders senders)
      throws IOException {
    byte[] record = new byte[Arrival.RECORD];
    byte[] payload = new byte[1 << 16];
    ByteBuffer buffer = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    while (in.readNBytes(record, 0, record.length) == record.length) {
      int bytes = Arrival.bytes(buffer);
      long digest = payloads.readNBytes(payload, 0, bytes) == bytes ? digest(payload, bytes) : 0;
      if (Arrival.group(buffer) < heard.size()) {
        heard.get(Arrival.group(buffer)).add(Arrival.read(buffer, senders, digest));
      }
    }
  }

  /** Not cryptographic: it tells datagrams of one channel apart. */
  private static long digest(byte[] bytes, int length) {
    long digest = 0xcbf29ce484222325L;
    for (int i = 0; i < length; i++) {
      digest = (digest ^ bytes[i] & 0xff) * 0x100000001b3L;
    }
    return digest == 0 ? 1 : digest;
  }
}
