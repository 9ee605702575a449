package org.plugcast.ts.inspect;

import java.util.HexFormat;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.PacketFramer;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionAssembler;
import org.plugcast.ts.mpeg.TsPacket;

/** One line for each packet that starts or clocks something, and for each section. */
final class PacketDump implements PacketFramer.Sink {
  private final StringBuilder lines = new StringBuilder();
  private final SectionAssembler[] assemblers = new SectionAssembler[TsPacket.PIDS];

  private PacketDump() {}

  static String of(byte[] bytes) {
    PacketDump dump = new PacketDump();
    PacketFramer framer = new PacketFramer(dump);
    framer.push(bytes, 0, bytes.length);
    framer.finish();
    return dump.lines.toString();
  }

  @Override
  public void synchronised(long byteOffset, long skipped, int packetLength) {
    line(byteOffset, "in step, packets of " + packetLength);
  }

  @Override
  public void syncByteError(long byteOffset) {
    line(byteOffset, "sync byte error");
  }

  @Override
  public void syncLoss(long byteOffset) {
    line(byteOffset, "out of step");
  }

  @Override
  public void packet(byte[] bytes, int offset, long byteOffset) {
    int pid = TsPacket.pid(bytes, offset);
    StringBuilder words = new StringBuilder("pid=" + pid);
    words.append(" cc=").append(TsPacket.continuityCounter(bytes, offset));
    if (TsPacket.hasPcr(bytes, offset)) {
      words.append(" pcr=").append(TsPacket.pcr(bytes, offset));
    }
    if (TsPacket.randomAccess(bytes, offset)) {
      words.append(" random-access");
    }
    int payload = offset + TsPacket.payloadOffset(bytes, offset);
    boolean start = TsPacket.payloadUnitStart(bytes, offset);
    boolean pes = start && PesHeader.isPes(bytes, payload);
    if (pes) {
      pes(words, bytes, payload);
    }
    if (start || TsPacket.hasPcr(bytes, offset)) {
      line(byteOffset, words.toString());
    }
    if (pid < 32 || pid >= 4096 && pid < 4100) {
      assembler(pid, byteOffset).push(bytes, offset);
    }
  }

  private static void pes(StringBuilder words, byte[] bytes, int at) {
    words.append(" stream=").append(PesHeader.streamId(bytes, at));
    words.append(" length=").append(PesHeader.packetLength(bytes, at));
    if (PesHeader.hasPts(bytes, at)) {
      words.append(" pts=").append(PesHeader.pts(bytes, at));
    }
    if (PesHeader.hasDts(bytes, at)) {
      words.append(" dts=").append(PesHeader.dts(bytes, at));
    }
  }

  private SectionAssembler assembler(int pid, long byteOffset) {
    if (assemblers[pid] == null) {
      assemblers[pid] =
          new SectionAssembler(
              new SectionAssembler.Sink() {
                @Override
                public void section(Section section) {
                  lines.append("  section ").append(HexFormat.of().formatHex(section.bytes()));
                  lines.append('\n');
                }

                @Override
                public void malformed(MalformedStreamException fault) {
                  line(byteOffset, "malformed: " + fault.clause());
                }
              });
    }
    return assemblers[pid];
  }

  private void line(long byteOffset, String words) {
    lines.append(byteOffset).append(' ').append(words).append('\n');
  }
}
