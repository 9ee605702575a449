package org.plugcast.ts.captions;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plugcast.ts.captions.Line21Schedule.Shown;

/**
 * Service 1 of CEA-708, at most one caption channel packet a frame: what CC1 shows, at the same
 * times. ANSI/CTA-708-E §5, §6. One use, one thread.
 */
final class ServicePackets {
  /** Most bytes of a service block. §6.2.1. */
  private static final int LONGEST_BLOCK = 31;

  private static final int PACKET_HEADER = 1;
  private static final int BLOCK_HEADER = 1;
  private static final int SERVICE = 1;
  private static final int SEQUENCE_NUMBERS = 4;

  private final SortedMap<Integer, byte[]> blocks = new TreeMap<>();
  private final int blockLength;
  private final int frames;

  private ServicePackets(CaptionGrid grid, int frames) {
    int room = 2 * (grid.constructs() - grid.mostFields());
    this.blockLength = Math.min(LONGEST_BLOCK, room - PACKET_HEADER - BLOCK_HEADER);
    this.frames = frames;
  }

  /** Packets of an even number of bytes by the frames that bear them. */
  static SortedMap<Integer, byte[]> of(List<Shown> screens, CaptionGrid grid, int frames) {
    ServicePackets service = new ServicePackets(grid, frames);
    service.put(0, ServiceText.clear());
    for (int i = 0; i < screens.size(); i++) {
      service.show(screens.get(i), i % 2);
    }
    return service.packets();
  }

  private void show(Shown shown, int window) {
    List<byte[]> parts = blocks(ServiceText.load(shown.screen(), window));
    int frame = shown.begin();
    for (byte[] block : parts.reversed()) {
      frame = freeBefore(frame);
      put(frame, block);
    }
    put(shown.begin(), ServiceText.show(window));
    put(shown.end(), ServiceText.clear());
  }

  private int freeBefore(int frame) {
    int free = frame - 1;
    while (blocks.containsKey(free)) {
      free--;
    }
    return free;
  }

  /** What is said last of a frame holds: a screen that follows another at once takes its place. */
  private void put(int frame, byte[] block) {
    if (frame >= 0 && frame < frames) {
      blocks.put(frame, block);
    }
  }

  private List<byte[]> blocks(List<byte[]> parts) {
    List<byte[]> full = new ArrayList<>();
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      if (block.size() + part.length > blockLength) {
        full.add(block.toByteArray());
        block.reset();
      }
      block.writeBytes(part);
    }
    full.add(block.toByteArray());
    return full;
  }

  private SortedMap<Integer, byte[]> packets() {
    SortedMap<Integer, byte[]> packets = new TreeMap<>();
    blocks.forEach((frame, block) -> packets.put(frame, packet(packets.size(), block)));
    return packets;
  }

  /** caption_channel_packet() with one service block; a null block makes it even. §5, §6.2. */
  private static byte[] packet(int number, byte[] block) {
    int length = PACKET_HEADER + BLOCK_HEADER + block.length;
    byte[] packet = new byte[length + length % 2];
    packet[0] = (byte) (number % SEQUENCE_NUMBERS << 6 | packet.length / 2);
    packet[1] = (byte) (SERVICE << 5 | block.length);
    System.arraycopy(block, 0, packet, PACKET_HEADER + BLOCK_HEADER, block.length);
    return packet;
  }
}
