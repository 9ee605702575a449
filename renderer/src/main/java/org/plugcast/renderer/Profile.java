package org.plugcast.renderer;

import java.util.List;
import org.plugcast.renderer.encode.LoudnessTarget;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.renderer.profile.Profiles;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Pids;

/**
 * The format that an operator's receivers accept, by name.
 *
 * @param format what all clips of a channel share
 * @param displayWidth width of the picture, in units of {@code displayHeight}, as a receiver shows
 *     it: pixels need not be square
 * @param level of the video coding, as the encoder wants it
 * @param rate of the encoder
 * @param safeMargin part of width and height that a receiver may hide at each edge
 * @param pids that clips bear
 * @param service how receivers list the channel
 * @param loudness that items are brought to
 */
public record Profile(
    String name,
    ChannelFormat format,
    int displayWidth,
    int displayHeight,
    String level,
    VideoRate rate,
    double safeMargin,
    Pids pids,
    ServiceLabel service,
    LoudnessTarget loudness) {
  /** Those that come with Plugcast. */
  public static List<Profile> all() {
    return Profiles.builtIn().all();
  }

  /** One of {@link #all}; throws {@link IllegalArgumentException} that lists their names. */
  public static Profile named(String name) {
    return Profiles.builtIn().named(name);
  }

  /**
   * One line that changes whenever an item would be made differently: names do not matter to it.
   */
  public String signature() {
    return String.join(
        " ",
        format.toText(),
        displayWidth + ":" + displayHeight,
        level,
        rate.toString(),
        Double.toString(safeMargin),
        pids.toString(),
        loudness.label());
  }

  /** Width of a page in square pixels. */
  public int pageWidth() {
    return PageShape.of(format.video(), displayWidth, displayHeight).width();
  }

  /** Height of a page in square pixels: the lines of the picture, or about as many. */
  public int pageHeight() {
    return PageShape.of(format.video(), displayWidth, displayHeight).height();
  }

  /** Device pixels in a pixel of the page, so that a picture is as wide as the coded one. */
  public double pageScale() {
    return (double) format.video().width() / pageWidth();
  }
}
