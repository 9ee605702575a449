package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.PictureUserData;
import org.plugcast.ts.elementary.VideoCodec;

/**
 * Captions of an item that are made of cues: CC1 of CEA-608, and the same as service 1 of CEA-708.
 * Immutable.
 */
public final class TextCaptions implements CaptionTrack {
  private final CaptionGrid grid;
  private final Line21Schedule line21;
  private final SortedMap<Integer, byte[]> packets;
  private final List<String> notes;

  private TextCaptions(
      CaptionGrid grid,
      Line21Schedule line21,
      SortedMap<Integer, byte[]> packets,
      List<String> notes) {
    this.grid = grid;
    this.line21 = line21;
    this.packets = packets;
    this.notes = notes;
  }

  /**
   * Captions of an item.
   *
   * @param cues in the order of their beginnings, from the item's first frame
   * @param frames of the item
   */
  public static TextCaptions of(List<Cue> cues, FrameRate rate, int frames) {
    CaptionGrid grid = new CaptionGrid(rate);
    ScreenPlan plan = ScreenPlan.of(cues);
    List<Screen> screens = plan.lost() > plan.kept() ? List.of() : plan.screens();
    Line21Schedule line21 = Line21Schedule.of(screens, grid, frames);
    SortedMap<Integer, byte[]> packets = ServicePackets.of(line21.shown(), grid, frames);
    return new TextCaptions(grid, line21, packets, notes(plan, line21));
  }

  /** Whether there is anything to be seen. */
  public boolean isEmpty() {
    return line21.shown().isEmpty();
  }

  /** What is not as the cues say, for people. */
  public List<String> notes() {
    return notes;
  }

  /** Bytes that captions add to each picture. */
  public static int bytesPerPicture(VideoCodec codec, FrameRate rate) {
    byte[] data = new CcData(new CaptionGrid(rate).constructs()).bytes();
    return PictureUserData.unit(codec, data).length;
  }

  @Override
  public byte[] userData(int displayIndex) {
    CcData data = new CcData(grid.constructs());
    long next = grid.firstField(displayIndex + 1L);
    for (long field = grid.firstField(displayIndex); field < next; field++) {
      if (field % 2 == 0) {
        data.addField1(line21.pair((int) (field / 2)));
      } else {
        data.addField2();
      }
    }
    byte[] packet = packets.get(displayIndex);
    if (packet != null) {
      data.addPacket(packet);
    }
    return data.bytes();
  }

  private static List<String> notes(ScreenPlan plan, Line21Schedule line21) {
    List<String> notes = new ArrayList<>();
    if (plan.lost() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of %d letters and signs of the captions are left out: CEA-608 has only those of"
                  + " western European languages",
              plan.lost(),
              plan.lost() + plan.kept()));
    }
    if (line21.late() > 0) {
      notes.add(
          line21.late()
              + " captions appear more than half a second late: two rows need a second to be sent, so"
              + " leave more time between them");
    }
    int leftOut = line21.missed() + plan.crowdedOut();
    if (leftOut > 0) {
      notes.add(
          leftOut
              + " captions are left out: they follow each other too fast, are too many at a time, or"
              + " come after the end");
    }
    return List.copyOf(notes);
  }
}
