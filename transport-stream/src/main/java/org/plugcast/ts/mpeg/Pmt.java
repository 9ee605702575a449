package org.plugcast.ts.mpeg;

import java.util.ArrayList;
import java.util.List;

/** Program map section: clock and elementary streams of a program. ISO/IEC 13818-1 §2.4.4.8. */
public record Pmt(
    int programNumber,
    int version,
    int pcrPid,
    List<Descriptor> programInfo,
    List<Stream> streams) {
  public static final int TABLE_ID = 2;

  private static final String CLAUSE = "ISO/IEC 13818-1 §2.4.4.8";
  private static final int HEADER = 4;
  private static final int STREAM_HEADER = 5;

  /** One elementary stream. */
  public record Stream(StreamType type, int pid, List<Descriptor> descriptors) {
    public Stream {
      checkPid(pid);
      checkLoop(descriptors);
      descriptors = List.copyOf(descriptors);
    }
  }

  public Pmt {
    checkPid(pcrPid);
    checkLoop(programInfo);
    programInfo = List.copyOf(programInfo);
    streams = List.copyOf(streams);
  }

  /** The table in its one section. */
  public Section toSection() {
    byte[] payload = new byte[payloadLength()];
    writePid(payload, 0, pcrPid);
    int at = writeLoop(payload, 2, programInfo);
    for (Stream stream : streams) {
      payload[at] = (byte) stream.type().value();
      writePid(payload, at + 1, stream.pid());
      at = writeLoop(payload, at + 3, stream.descriptors());
    }
    return Section.builder(TABLE_ID)
        .tableIdExtension(programNumber)
        .version(version)
        .payload(payload)
        .longForm();
  }

  /** Reads the table from its section. */
  public static Pmt parse(Section section) throws MalformedStreamException {
    if (section.tableId() != TABLE_ID || !section.longForm()) {
      throw malformed("table_id " + section.tableId() + ", expected a PMT in the long form", 0);
    }
    byte[] bytes = section.bytes();
    int at = section.payloadOffset();
    int end = bytes.length - 4;
    int infoEnd = loopEnd(bytes, at + 2, end);
    List<Descriptor> programInfo = Descriptor.parse(bytes, at + HEADER, infoEnd);
    List<Stream> streams = streams(bytes, infoEnd, end);
    return new Pmt(
        section.tableIdExtension(), section.version(), readPid(bytes, at), programInfo, streams);
  }

  private static List<Stream> streams(byte[] bytes, int from, int end)
      throws MalformedStreamException {
    List<Stream> streams = new ArrayList<>();
    int at = from;
    while (at < end) {
      int streamEnd = loopEnd(bytes, at + 3, end);
      streams.add(
          new Stream(
              new StreamType(bytes[at] & 0xff),
              readPid(bytes, at + 1),
              Descriptor.parse(bytes, at + STREAM_HEADER, streamEnd)));
      at = streamEnd;
    }
    return streams;
  }

  /** End of the descriptor loop whose 12-bit length is at {@code at}. */
  private static int loopEnd(byte[] bytes, int at, int end) throws MalformedStreamException {
    if (at + 2 > end) {
      throw malformed("PMT cut inside an entry, expected a length", end);
    }
    int loopEnd = at + 2 + ((bytes[at] & 0x0f) << 8 | bytes[at + 1] & 0xff);
    if (loopEnd > end) {
      throw malformed("descriptor loop ends at byte " + loopEnd + " of " + end, at);
    }
    return loopEnd;
  }

  private int payloadLength() {
    int length = HEADER + Descriptor.length(programInfo);
    for (Stream stream : streams) {
      length += STREAM_HEADER + Descriptor.length(stream.descriptors());
    }
    if (length + 12 > Section.MAX_PSI_LENGTH) {
      throw new IllegalArgumentException(
          "PMT of " + (length + 12) + " bytes: a section takes at most 1024");
    }
    return length;
  }

  private static void writePid(byte[] dst, int at, int pid) {
    dst[at] = (byte) (0xe0 | pid >> 8);
    dst[at + 1] = (byte) pid;
  }

  private static int readPid(byte[] bytes, int at) {
    return (bytes[at] & 0x1f) << 8 | bytes[at + 1] & 0xff;
  }

  private static int writeLoop(byte[] dst, int at, List<Descriptor> loop) {
    int length = Descriptor.length(loop);
    dst[at] = (byte) (0xf0 | length >> 8);
    dst[at + 1] = (byte) length;
    return Descriptor.write(loop, dst, at + 2);
  }

  private static void checkPid(int pid) {
    if (pid < 0 || pid > TsPacket.NULL_PID) {
      throw new IllegalArgumentException("PID " + pid + ": expected 0..8191");
    }
  }

  private static void checkLoop(List<Descriptor> loop) {
    if (Descriptor.length(loop) > 0xfff) {
      throw new IllegalArgumentException("descriptor loop longer than 4095 bytes");
    }
  }

  private static MalformedStreamException malformed(String message, long byteOffset) {
    return new MalformedStreamException(message, byteOffset, CLAUSE);
  }
}
