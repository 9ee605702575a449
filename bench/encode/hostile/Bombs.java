import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Files made by hand to hurt whoever opens them. Those whose name begins with {@code no-} may not become a clip: they refer to a film outside of the
 * media folder, which any program of this machine may read, or hold nothing to play.
 */
final class Bombs {
  private final Path folder;
  private final Path seeds;
  private final Path canary;

  private Bombs(Path folder, Path seeds, Path canary) {
    this.folder = folder;
    this.seeds = seeds;
    this.canary = canary;
  }

  /** Writes them all. */
  static void write(Path folder, Path seeds, Path canary) throws IOException, InterruptedException {
    Bombs bombs = new Bombs(Files.createDirectories(folder), seeds, canary);
    bombs.pictures();
    bombs.documents();
    bombs.streams();
    bombs.lengths();
    bombs.tags();
    bombs.lists();
    bombs.places();
  }

  private byte[] seed(String name) {
    try {
      return Files.readAllBytes(seeds.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void file(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private void text(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  /** A file whose end is a hole. */
  private void sparse(String name, byte[] head, long length) throws IOException {
    file(name, head);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
      file.setLength(length);
    }
  }

  // --- Pictures larger than memory ---

  private void pictures() throws IOException {
    file("no-60000x60000.png", png(60_000, 60_000, 60_000L * 7_501));
    file("16000x16000.png", png(16_000, 16_000, 16_000L * 2_001));
    file("no-2147483647x1.png", png(Integer.MAX_VALUE, 1, 100));
    byte[] jpeg = seed("picture.jpg");
    for (int at = 0; at + 9 < jpeg.length; at++) {
      if ((jpeg[at] & 0xff) == 0xff && (jpeg[at + 1] & 0xff) == 0xc0) {
        put(jpeg, at + 5, 0xff, 0xdc, 0xff, 0xdc);
        break;
      }
    }
    file("no-65500x65500.jpg", jpeg);
    byte[] gif = seed("moving.gif");
    put(gif, 6, 0xff, 0xff, 0xff, 0xff);
    file("65535x65535.gif", gif);
    byte[] bmp = seed("picture.bmp");
    put(bmp, 18, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f);
    file("no-2147483647x2147483647.bmp", bmp);
    byte[] ivf = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN).put("DKIF".getBytes(StandardCharsets.US_ASCII)).putShort((short) 0)
        .putShort((short) 32).put("VP90".getBytes(StandardCharsets.US_ASCII)).putShort((short) -1).putShort((short) -1).putInt(30).putInt(1).putInt(-1)
        .putInt(0).putInt(Integer.MAX_VALUE).putLong(0).array();
    file("no-long-frame.ivf", ivf);
  }

  /** A grey picture of one bit in a dot, all black, whose data unpack to so many bytes. */
  private static byte[] png(int width, int height, long bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {1, 0, 0, 0, 0}).array());
    chunk(out, "IDAT", zeros(bytes));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.write(ByteBuffer.allocate(4).putInt(data.length).array());
    out.write(name);
    out.write(data);
    out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] zeros(long bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[1 << 16];
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9), 1 << 16)) {
      for (long left = bytes; left > 0; left -= piece.length) {
        deflater.write(piece, 0, (int) Math.min(left, piece.length));
      }
    }
    return out.toByteArray();
  }

  // --- Documents that nobody means ---

  private void documents() throws IOException {
    String page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 180] /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>";
    byte[] rect = stream("", "0 0 100 100 re f".getBytes(StandardCharsets.US_ASCII));
    document("no-10000-pages.pdf", "", pages("3 0 R ".repeat(10_000), 10_000), page, rect);
    document("no-pages-without-end.pdf", "", pages("2 0 R ".repeat(400), 2_000_000_000), page, rect);
    document("no-inches.pdf", "", pages("3 0 R", 1), page.replace("320 180", "72000000 72000000"), rect);
    String key = "<" + "5a".repeat(32) + ">";
    document("no-password.pdf", "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O " + key + " /U " + key + " >>", pages("3 0 R", 1), page, rect);
    document("4-gigabytes-of-drawing.pdf", "", pages("3 0 R", 1), page, stream("/Filter /FlateDecode", zeros(4L << 30)));
    String image = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode";
    String drawing = page.replace("/Contents 4", "/Contents 5");
    byte[] draw = stream("", "320 0 0 180 0 0 cm /X Do".getBytes(StandardCharsets.US_ASCII));
    document("60000x60000.pdf", "", pages("3 0 R", 1), drawing, stream(image, zeros(60_000L * 60_000)), draw);
    String form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>";
    document("form-in-itself.pdf", "", pages("3 0 R", 1), drawing, stream(form, "/X Do /X Do".getBytes(StandardCharsets.US_ASCII)), draw);
  }

  private static String pages(String kids, int count) {
    return "<< /Type /Pages /Kids [" + kids + "] /Count " + count + " >>";
  }

  private static byte[] stream(String entries, byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(("<< /Length " + data.length + " " + entries + " >>\nstream\n").getBytes(StandardCharsets.US_ASCII));
    out.write(data);
    out.write("\nendstream".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** Objects 2 to 4 and more; readers find them without a table. */
  private void document(String name, String trailer, String pages, String page, byte[]... streams) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj " + pages + " endobj\n3 0 obj " + page + " endobj\n").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < streams.length; i++) {
      out.write((4 + i + " 0 obj ").getBytes(StandardCharsets.US_ASCII));
      out.write(streams[i]);
      out.write("\nendobj\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.write(("trailer << /Root 1 0 R " + trailer + " >>\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
    file(name, out.toByteArray());
  }

  // --- More streams than anybody has ---

  private void streams() throws IOException {
    ByteArrayOutputStream tracks = new ByteArrayOutputStream();
    for (int track = 1; track <= 10_001; track++) {
      tracks.write(track(track));
    }
    file("10001-tracks.mkv", matroska(element(0x1654ae6b, tracks.toByteArray()), cluster(0, 1, new byte[4_800])));
    file("10000-streams.ts", transport(60, 170));
    file("channels-65535.wav", wav(65_535, 48_000, 16, 200_000, 200_000));
    file("one-hertz.wav", wav(1, 1, 8, 40_000, 40_000));
    file("four-gigahertz.wav", wav(1, -1, 8, 40_000, 40_000));
  }

  private static byte[] track(int number) throws IOException {
    ByteArrayOutputStream sound = new ByteArrayOutputStream();
    sound.write(element(0xb5, ByteBuffer.allocate(4).putFloat(48_000).array()));
    sound.write(element(0x9f, new byte[] {1}));
    sound.write(element(0x6264, new byte[] {16}));
    ByteArrayOutputStream track = new ByteArrayOutputStream();
    track.write(element(0xd7, ByteBuffer.allocate(4).putInt(number).array()));
    track.write(element(0x73c5, ByteBuffer.allocate(4).putInt(number).array()));
    track.write(element(0x83, new byte[] {2}));
    track.write(element(0x86, "A_PCM/INT/LIT".getBytes(StandardCharsets.US_ASCII)));
    track.write(element(0xe1, sound.toByteArray()));
    return element(0xae, track.toByteArray());
  }

  private static byte[] cluster(int milliseconds, int track, byte[] data) throws IOException {
    ByteArrayOutputStream cluster = new ByteArrayOutputStream();
    cluster.write(element(0xe7, ByteBuffer.allocate(4).putInt(milliseconds).array()));
    cluster.write(element(0xa3, ByteBuffer.allocate(4 + data.length).put((byte) (0x80 | track)).putShort((short) 0).put((byte) 0x80).put(data).array()));
    return element(0x1f43b675, cluster.toByteArray());
  }

  private static byte[] matroska(byte[]... parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(element(0x1a45dfa3, element(0x4282, "matroska".getBytes(StandardCharsets.US_ASCII))));
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.write(element(0x1549a966, element(0x2ad7b1, new byte[] {0x0f, 0x42, 0x40})));
    for (byte[] part : parts) {
      segment.write(part);
    }
    out.write(element(0x18538067, segment.toByteArray()));
    return out.toByteArray();
  }

  private static byte[] element(int id, byte[] data) {
    ByteBuffer name = ByteBuffer.allocate(4).putInt(id);
    int length = id >>> 24 != 0 ? 4 : id >>> 16 != 0 ? 3 : id >>> 8 != 0 ? 2 : 1;
    ByteBuffer out = ByteBuffer.allocate(length + 8 + data.length);
    out.put(name.array(), 4 - length, length);
    out.putLong(0x0100_0000_0000_0000L | data.length);
    return out.put(data).array();
  }

  private static byte[] transport(int programmes, int each) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer pat = ByteBuffer.allocate(4 * programmes);
    for (int programme = 0; programme < programmes; programme++) {
      pat.putShort((short) (programme + 1)).putShort((short) (0xe000 | 32 + programme));
    }
    section(out, 0, 0, 1, pat.array());
    for (int programme = 0; programme < programmes; programme++) {
      ByteBuffer pmt = ByteBuffer.allocate(4 + 5 * each).putShort((short) 0xffff).putShort((short) 0xf000);
      for (int stream = 0; stream < each; stream++) {
        pmt.put((byte) 3).putShort((short) (0xe000 | 200 + (programme * each + stream) % 7_900)).putShort((short) 0xf000);
      }
      section(out, 32 + programme, 2, programme + 1, pmt.array());
    }
    byte[] once = out.toByteArray();
    for (int i = 0; i < 20; i++) {
      out.write(once);
    }
    return out.toByteArray();
  }

  private static void section(ByteArrayOutputStream out, int pid, int table, int number, byte[] body) throws IOException {
    ByteBuffer section = ByteBuffer.allocate(12 + body.length);
    section.put((byte) table).putShort((short) (0xb000 | body.length + 9)).putShort((short) number).put(new byte[] {(byte) 0xc1, 0, 0}).put(body);
    section.putInt(crc(section.array(), section.position()));
    byte[] bytes = new byte[1 + section.capacity()];
    System.arraycopy(section.array(), 0, bytes, 1, section.capacity());
    for (int at = 0, counter = 0; at < bytes.length; at += 184, counter++) {
      byte[] packet = new byte[188];
      Arrays.fill(packet, (byte) 0xff);
      put(packet, 0, 0x47, (at == 0 ? 0x40 : 0) | pid >> 8, pid, 0x10 | counter & 15);
      System.arraycopy(bytes, at, packet, 4, Math.min(184, bytes.length - at));
      out.write(packet);
    }
  }

  private static int crc(byte[] bytes, int length) {
    int crc = -1;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xff) << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? crc << 1 ^ 0x04c11db7 : crc << 1;
      }
    }
    return crc;
  }

  // --- Longer than they are ---

  private void lengths() throws IOException {
    file("endless.wav", wav(2, 48_000, 16, -1, 192_000));
    file("ten-days.wav", wav(1, 8_000, 8, Integer.MAX_VALUE, 8_000));
    byte[] flac = seed("cover.flac");
    put(flac, 21, flac[21] | 0x0f, 0xff, 0xff, 0xff, 0xff);
    file("sixteen-days.flac", flac);
    byte[] sound = new byte[9_600];
    file("gap-of-20-hours.mkv", matroska(element(0x1654ae6b, track(1)), cluster(0, 1, sound), cluster(100, 1, sound), cluster(72_000_000, 1, sound)));
    byte[] zeros = zeros(512L << 20);
    byte[] moov = atom("moov", atom("cmov", join(atom("dcom", "zlib".getBytes(StandardCharsets.US_ASCII)),
        atom("cmvd", join(ByteBuffer.allocate(4).putInt(512 << 20).array(), zeros)))));
    file("no-squeezed.mov", join(atom("ftyp", "qt  \0\0\2\0qt  ".getBytes(StandardCharsets.US_ASCII)), moov));
    sparse("no-hole.mp3", new byte[0], 1L << 30);
    sparse("head-and-hole.wav", wav(2, 48_000, 16, -1, 192_000), 1L << 25);
  }

  private static byte[] wav(int channels, int rate, int bits, int claimed, int bytes) {
    int block = Math.max(1, channels * bits / 8);
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(claimed).put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * block).putShort((short) block).putShort((short) bits);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(claimed);
    for (int i = 44; i < wav.capacity(); i++) {
      wav.put((byte) (i * 37 % 251));
    }
    return wav.array();
  }

  // --- What they say of themselves ---

  private void tags() throws IOException {
    byte[] mp3 = seed("plain.mp3");
    byte[] long20 = new byte[20 << 20];
    Arrays.fill(long20, (byte) 'W');
    file("tag-of-20-MB.mp3", join(id3(frame("TXXX", join(new byte[] {0, 'x', 0}, long20))), mp3));
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 4_000; i++) {
      many.write(frame("TXXX", ("\0key" + i + "\0value").getBytes(StandardCharsets.US_ASCII)));
    }
    file("4000-tags.mp3", join(id3(many.toByteArray()), mp3));
    file("tag-of-false-length.mp3", join(new byte[] {'I', 'D', '3', 3, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f}, mp3));
    file("tag-that-speaks.mp3", join(id3(join(
        frame("TIT2", "\0Number of samples: 999999999".getBytes(StandardCharsets.US_ASCII)),
        frame("TXXX", "\0x\nout_time_us=99999999999999\nI: -3.0 LUFS\0 LUFS".getBytes(StandardCharsets.US_ASCII)))), mp3));
    file("cover-20000x20000.mp3", join(id3(cover(png(20_000, 20_000, 20_000L * 2_501))), mp3));
    file("cover-60000x60000.mp3", join(id3(cover(png(60_000, 60_000, 60_000L * 7_501))), mp3));
    byte[] tag = new byte[0];
    for (int i = 0; i < 3_000; i++) {
      tag = element(0x67c8, tag);
    }
    file("3000-tags-deep.mkv", matroska(element(0x1254c367, element(0x7373, tag)), element(0x1654ae6b, track(1)), cluster(0, 1, new byte[9_600])));
    byte[] atom = new byte[0];
    for (int i = 0; i < 10_000; i++) {
      atom = atom(i % 2 == 0 ? "udta" : "meta", atom);
    }
    file("no-10000-atoms-deep.mp4", join(atom("ftyp", "isom\0\0\2\0isom".getBytes(StandardCharsets.US_ASCII)), atom("moov", atom)));
    file("facts-deep.wav", seed("16.wav"));
    text("facts-deep.json", "{\"a\":".repeat(100_000));
    file("facts-many.wav", seed("16.wav"));
    StringBuilder facts = new StringBuilder("{\"a\":1");
    for (int i = 0; i < 60_000; i++) {
      facts.append(",\"k").append(i).append("\":1e").append(i % 400);
    }
    text("facts-many.json", facts.append('}').toString());
    file("words-of-200-MB.wav", seed("16.wav"));
    sparse("words-of-200-MB.lrc", "[00:00.10]One\n".getBytes(StandardCharsets.US_ASCII), 200L << 20);
  }

  private static byte[] id3(byte[] frames) {
    int n = frames.length;
    byte[] head = {'I', 'D', '3', 3, 0, 0, (byte) (n >> 21 & 127), (byte) (n >> 14 & 127), (byte) (n >> 7 & 127), (byte) (n & 127)};
    return join(head, frames);
  }

  private static byte[] frame(String id, byte[] data) {
    return ByteBuffer.allocate(10 + data.length).put(id.getBytes(StandardCharsets.US_ASCII)).putInt(data.length).putShort((short) 0).put(data).array();
  }

  private static byte[] cover(byte[] png) {
    return frame("APIC", join("\0image/png\0\3\0".getBytes(StandardCharsets.US_ASCII), png));
  }

  private static byte[] atom(String name, byte[] data) {
    return ByteBuffer.allocate(8 + data.length).putInt(8 + data.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(data).array();
  }

  // --- Lists in disguise ---

  private void lists() throws IOException {
    String head = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n";
    String end = "\n#EXT-X-ENDLIST\n";
    text("no-hls-file.mp3", head + "file://" + canary + end);
    text("no-hls-path.mp4", head + canary + end);
    text("no-hls-passwords.ts", head + "file:///etc/passwd" + end);
    text("no-hls-loopback.mp3", head + "http://127.0.0.1:8080/canary.ts" + end);
    text("no-hls-elsewhere.mp3", head + "http://45.45.45.77/canary.ts" + end);
    text("no-hls-itself.mp3", head + "fd:" + end);
    text("no-hls-pipe.mp3", head + "pipe:0" + end);
    text("no-hls-joined.mp3", head + "concat:" + canary + "|/etc/passwd" + end);
    text("no-hls-part.mp3", head + "subfile,,start,0,end,0,,:" + canary + end);
    text("no-hls-data.mp3", head + "data:audio/wav;base64," + Base64.getEncoder().encodeToString(Arrays.copyOf(seed("16.wav"), 4_000)) + end);
    text("no-hls-key.mp3", "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-KEY:METHOD=AES-128,URI=\"http://127.0.0.1:8080/key\"\n#EXTINF:2,\n" + canary + end);
    text("no-concat-file.mp4", "ffconcat version 1.0\nfile " + canary + "\n");
    text("no-concat-pipe.mp4", "ffconcat version 1.0\nfile 'pipe:0'\nfile 'fd:'\n");
    text("no-dash.mp4", "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" mediaPresentationDuration=\"PT9S\" type=\"static\"><Period>"
        + "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"9\"><BaseURL>http://127.0.0.1:8080/</BaseURL><SegmentList duration=\"9\">"
        + "<SegmentURL media=\"canary.ts\"/></SegmentList></Representation></AdaptationSet></Period></MPD>");
    text("no-session.mp3", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 14\n");
    text("no-entities.mp4", "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;"
        + "&b;&b;\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">&c;&d;</MPD>");
    text("no-stream.mp3", "[playlist]\nFile1=http://127.0.0.1:8080/canary.ts\nNumberOfEntries=1\n");
  }

  // --- Places that are no files ---

  private void places() throws IOException, InterruptedException {
    Files.createSymbolicLink(folder.resolve("no-link-out.ts"), canary);
    Files.createSymbolicLink(folder.resolve("no-link-passwords.mp3"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(folder.resolve("no-link-device.mp3"), Path.of("/dev/zero"));
    Files.createSymbolicLink(folder.resolve("no-link-loop.mp3"), Path.of("no-link-loop.mp3"));
    Files.createSymbolicLink(folder.resolve("no-link-nowhere.mp3"), Path.of("/nowhere/at/all"));
    new ProcessBuilder("mkfifo", folder.resolve("no-pipe.mp3").toString()).inheritIO().start().waitFor();
    Files.createDirectory(folder.resolve("no-folder.mp3"));
    file("no-empty.mp3", new byte[0]);
    file("-i -f lavfi.wav", seed("16.wav"));
    file("two\nlines.wav", seed("16.wav"));
  }

  private static void put(byte[] bytes, int at, int... values) {
    for (int value : values) {
      bytes[at++] = (byte) value;
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
