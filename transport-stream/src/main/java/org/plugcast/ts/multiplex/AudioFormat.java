package org.plugcast.ts.multiplex;

import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * What the audio of every clip of a channel shares; 48 kHz.
 *
 * @param packetsPerFrame transport packets that carry one frame with its PES header; fixed, so that
 *     the continuity counter of any frame follows from its number
 */
public record AudioFormat(AudioCodec codec, int channels, int bitsPerSecond, int packetsPerFrame) {
  public AudioFormat {
    if (channels < 1 || channels > 8) {
      throw new IllegalArgumentException("audio channels " + channels + ": expected 1 to 8");
    }
    if (bitsPerSecond <= 0) {
      throw new IllegalArgumentException("audio rate " + bitsPerSecond + " bit/s");
    }
    if (packetsPerFrame < 1 || packetsPerFrame > 32) {
      throw new IllegalArgumentException(
          "packets for an audio frame " + packetsPerFrame + ": expected 1 to 32");
    }
  }

  /** Most bytes of an AAC frame for a channel: 6144 bits, ISO/IEC 14496-3 §4.5.3.2. */
  private static final long MOST_AAC_BYTES = 768;

  /**
   * Packets for frames at this rate. Those of AC-3, E-AC-3 and MPEG audio are all of the same size;
   * those of AAC are not, and have room for twice their mean.
   */
  public static AudioFormat constantRate(AudioCodec codec, int channels, int bitsPerSecond) {
    long bits = (long) bitsPerSecond * codec.frameSamples();
    long mean = Math.ceilDiv(bits, AudioCodec.SAMPLE_RATE * 8L);
    long frame =
        codec == AudioCodec.AAC
            ? Math.min(2 * mean, MOST_AAC_BYTES * channels) + codec.headerBytes()
            : mean;
    long bytes = frame + PesHeader.PTS_LENGTH;
    return new AudioFormat(
        codec, channels, bitsPerSecond, (int) Math.ceilDiv(bytes, TsPacket.MAX_PAYLOAD));
  }

  /** Main buffer of the decoder, in bytes. */
  public int bufferBytes() {
    return codec.bufferBytes(channels);
  }

  /** Most bytes of a frame. */
  public int largestFrame() {
    return packetsPerFrame * TsPacket.MAX_PAYLOAD - PesHeader.PTS_LENGTH;
  }
}
