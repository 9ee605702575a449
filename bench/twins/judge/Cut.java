import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Cuts what came on one group between two times out of the records and payloads of receive.c.
 *
 * <pre>java Cut.java RECORDS PAYLOADS GROUP FROM_NS TO_NS FILE</pre>
 */
public final class Cut {
  private Cut() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 6) {
      System.err.println("usage: java Cut.java RECORDS PAYLOADS GROUP FROM_NS TO_NS FILE");
      System.exit(2);
    }
    int group = Integer.parseInt(args[2]);
    try (InputStream records = open(args[0]);
        InputStream payloads = open(args[1]);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[5])))) {
      cut(records, payloads, group, Long.parseLong(args[3]), Long.parseLong(args[4]), out);
    }
  }

  private static InputStream open(String file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(Path.of(file)), 1 << 20);
  }

  private static void cut(
      InputStream records, InputStream payloads, int group, long from, long to, OutputStream out)
      throws IOException {
    byte[] record = new byte[Arrival.RECORD];
    ByteBuffer buffer = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    while (records.readNBytes(record, 0, record.length) == record.length && buffer.getLong(0) < to) {
      if (Arrival.group(buffer) == group && buffer.getLong(0) >= from) {
        out.write(payloads.readNBytes(Arrival.bytes(buffer)));
      } else {
        payloads.skipNBytes(Arrival.bytes(buffer));
      }
    }
  }
}
