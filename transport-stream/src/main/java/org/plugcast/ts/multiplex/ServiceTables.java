package org.plugcast.ts.multiplex;

import java.util.List;
import java.util.Map;
import org.plugcast.ts.captions.CaptionServices;
import org.plugcast.ts.dvb.Sdt;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.metadata.Id3Descriptors;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionPackets;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * PAT, PMT and SDT of a channel, and its song information: everything in table slots but the PCR.
 */
final class ServiceTables {
  /** No network of its own: temporary private use (ETSI TS 101 162). */
  private static final int ORIGINAL_NETWORK_ID = 0xff01;

  private final byte[] pat;
  private final byte[] pmt;
  private final byte[] sdt;
  private final SongInformation song;

  ServiceTables(Timeline timeline, ChannelGrid grid, Schedule schedule) {
    Service service = timeline.service();
    pat =
        packet(
            Pat.PID,
            new Pat(
                    service.transportStreamId(),
                    0,
                    Map.of(service.programNumber(), service.pids().pmt()))
                .toSection());
    pmt = packet(service.pids().pmt(), pmt(service, timeline.format()).toSection());
    sdt = packet(Sdt.PID, sdt(service));
    song = new SongInformation(grid, schedule, service.pids().metadata());
  }

  /** Writes what the table slot of a row bears; the row bears no PCR. */
  void packet(long row, byte[] dst, int offset) {
    switch (TableSlots.content(row)) {
      case TableSlots.Content.Pat(long count) -> copy(pat, count, dst, offset);
      case TableSlots.Content.Pmt(long count) -> copy(pmt, count, dst, offset);
      case TableSlots.Content.Sdt(long count) -> copy(sdt, count, dst, offset);
      case TableSlots.Content.Metadata(long count) -> song.packet(count, dst, offset);
      case TableSlots.Content.Stuffing() -> TsPacket.writeNull(dst, offset);
    }
  }

  private static Pmt pmt(Service service, ChannelFormat format) {
    Pids pids = service.pids();
    return new Pmt(
        service.programNumber(),
        0,
        pids.video(),
        List.of(Id3Descriptors.pointer(service.programNumber())),
        List.of(
            new Pmt.Stream(
                new StreamType(format.video().codec().streamType()),
                pids.video(),
                service.captions().map(CaptionServices::descriptor).stream().toList()),
            new Pmt.Stream(
                new StreamType(format.audio().codec().streamType()),
                pids.audio(),
                audioDescriptors(format.audio().codec())),
            new Pmt.Stream(
                StreamType.METADATA_PES, pids.metadata(), List.of(Id3Descriptors.metadata()))));
  }

  /** ATSC A/52 annex A: stream_types 0x81 and 0x87 come with their registration. */
  private static List<Descriptor> audioDescriptors(AudioCodec codec) {
    return switch (codec) {
      case AC3 -> List.of(Descriptor.registration("AC-3"));
      case EAC3 -> List.of(Descriptor.registration("EAC3"));
      case AAC, MP2 -> List.of();
    };
  }

  private static Section sdt(Service service) {
    return Sdt.of(
            service.transportStreamId(),
            ORIGINAL_NETWORK_ID,
            0,
            new Sdt.Service(
                service.programNumber(),
                Sdt.Service.TELEVISION,
                service.provider(),
                service.name()))
        .toSection();
  }

  private static void copy(byte[] table, long count, byte[] dst, int offset) {
    System.arraycopy(table, 0, dst, offset, TsPacket.LENGTH);
    TsPacket.setContinuityCounter(dst, offset, (int) (count % 16));
  }

  private static byte[] packet(int pid, Section section) {
    byte[] packet = new byte[TsPacket.LENGTH];
    SectionPackets.single(pid, section, 0, packet, 0);
    return packet;
  }
}
