package org.plugcast.ts.multiplex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.ts.metadata.Id3;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.PesPacketizer;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * The metadata PID: title, artist and album of the item that the viewer sees, as an ID3 tag, at
 * uniform times.
 *
 * <p>Metadata slots come in groups of sixteen (about 1.2 s). The first four of a group bear one
 * tag, always in four packets, so the continuity counter follows from the slot's number.
 */
final class SongInformation {
  private static final int GROUP = 16;
  private static final int PACKETS = 4;

  /** Bytes of a value that certainly let three of them fit four packets. */
  private static final int LONGEST_VALUE = 200;

  private final ChannelGrid grid;
  private final Schedule schedule;
  private final PesPacketizer packetizer;
  private final byte[] packets = new byte[PACKETS * TsPacket.LENGTH];
  private long group = -1;

  SongInformation(ChannelGrid grid, Schedule schedule, int pid) {
    this.grid = grid;
    this.schedule = schedule;
    this.packetizer = new PesPacketizer(pid);
  }

  /** Writes what the {@code count}-th metadata slot of the channel bears. */
  void packet(long count, byte[] dst, int offset) {
    int part = (int) (count % GROUP);
    if (part >= PACKETS) {
      TsPacket.writeNull(dst, offset);
      return;
    }
    if (group != count / GROUP) {
      group = count / GROUP;
      fill();
    }
    System.arraycopy(packets, part * TsPacket.LENGTH, dst, offset, TsPacket.LENGTH);
  }

  private void fill() {
    long sent = grid.timeOf(grid.indexOfRow(TableSlots.rowOfMetadata(group * GROUP)));
    long shown = sent + grid.format().startDelayTicks();
    byte[] tag = tag(schedule.at(Math.max(0, grid.frameShownAt(shown)))).toBytes();
    byte[] pes = new byte[PesHeader.PTS_LENGTH + tag.length];
    int header =
        PesHeader.write(
            pes,
            0,
            PesHeader.PRIVATE_STREAM_1,
            grid.timestamp(shown),
            PesHeader.packetLength(PesHeader.PTS_LENGTH, tag.length),
            true);
    System.arraycopy(tag, 0, pes, header, tag.length);
    packetizer.begin(pes, pes.length, PACKETS, false);
    for (int part = 0; part < PACKETS; part++) {
      packetizer.next((int) ((group * PACKETS + part) % 16), packets, part * TsPacket.LENGTH);
    }
  }

  private static Id3 tag(Optional<Schedule.Placed> placed) {
    List<Id3.Frame> frames = new ArrayList<>();
    placed.ifPresent(
        p -> {
          add(frames, Id3.TITLE, p.entry().about(Entry.TITLE));
          add(frames, Id3.ARTIST, p.entry().about(Entry.ARTIST));
          add(frames, Id3.ALBUM, p.entry().about(Entry.ALBUM));
        });
    if (frames.isEmpty()) {
      frames.add(new Id3.Text(Id3.TITLE, ""));
    }
    return new Id3(frames);
  }

  private static void add(List<Id3.Frame> frames, String id, String value) {
    if (!value.isEmpty()) {
      frames.add(new Id3.Text(id, cut(value)));
    }
  }

  /** The longest beginning of whole characters that takes at most {@link #LONGEST_VALUE} bytes. */
  private static String cut(String value) {
    int end = 0;
    int bytes = 0;
    while (end < value.length()) {
      int character = Character.charCount(value.codePointAt(end));
      bytes += value.substring(end, end + character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST_VALUE) {
        break;
      }
      end += character;
    }
    return value.substring(0, end);
  }
}
