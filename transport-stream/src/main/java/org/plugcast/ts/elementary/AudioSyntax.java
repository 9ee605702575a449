package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/** How to recognise frames of a family of audio codings. */
public interface AudioSyntax {
  /** Sync frames of AC-3 and E-AC-3. ATSC A/52. */
  static AudioSyntax ac3() {
    return new Ac3Syntax();
  }

  /** AAC in ADTS. ISO/IEC 13818-7 §6.2. */
  static AudioSyntax adts() {
    return new AdtsSyntax();
  }

  /** MPEG audio, layers I to III. ISO/IEC 11172-3, ISO/IEC 13818-3. */
  static AudioSyntax mpegAudio() {
    return new MpegAudioSyntax();
  }

  /** Bytes that the header takes. */
  int headerLength();

  /** Whether a sync word stands at {@code offset}, of which two bytes may be read. */
  boolean syncs(byte[] bytes, int offset);

  /** Reads the header at {@code offset}; {@link #headerLength} bytes may be read. */
  AudioFrame parse(byte[] bytes, int offset) throws MalformedStreamException;
}
