package org.plugcast.ts.inspect;

/** What can be wrong, with the name and clause of the standard. */
public enum FindingKind {
  TS_SYNC_LOSS("TS_sync_loss", Priority.FIRST, "ETSI TR 101 290 §5.2.1, 1.1"),
  SYNC_BYTE_ERROR("Sync_byte_error", Priority.FIRST, "ETSI TR 101 290 §5.2.1, 1.2"),
  PAT_ERROR("PAT_error", Priority.FIRST, "ETSI TR 101 290 §5.2.1, 1.3.a"),
  CONTINUITY_COUNT_ERROR("Continuity_count_error", Priority.FIRST, "ETSI TR 101 290 §5.2.1, 1.4"),
  PMT_ERROR("PMT_error", Priority.FIRST, "ETSI TR 101 290 §5.2.1, 1.5.a"),
  PID_ERROR("PID_error", Priority.FIRST, "ETSI TR 101 290 §5.2.1, 1.6"),
  TRANSPORT_ERROR("Transport_error", Priority.SECOND, "ETSI TR 101 290 §5.2.2, 2.1"),
  CRC_ERROR("CRC_error", Priority.SECOND, "ETSI TR 101 290 §5.2.2, 2.2"),
  PCR_REPETITION_ERROR("PCR_repetition_error", Priority.SECOND, "ETSI TR 101 290 §5.2.2, 2.3.a"),
  PCR_DISCONTINUITY_INDICATOR_ERROR(
      "PCR_discontinuity_indicator_error", Priority.SECOND, "ETSI TR 101 290 §5.2.2, 2.3.b"),
  PCR_ACCURACY_ERROR("PCR_accuracy_error", Priority.SECOND, "ETSI TR 101 290 §5.2.2, 2.4"),
  PTS_ERROR("PTS_error", Priority.SECOND, "ETSI TR 101 290 §5.2.2, 2.5"),
  CAT_ERROR("CAT_error", Priority.SECOND, "ETSI TR 101 290 §5.2.2, 2.6"),
  SDT_ERROR("SDT_error", Priority.THIRD, "ETSI TR 101 290 §5.2.3, 3.5"),
  TIMESTAMP_JUMP("Timestamp_jump", Priority.TIMING, "ISO/IEC 13818-1 §2.4.3.7"),
  VIDEO_CADENCE("Video_cadence", Priority.TIMING, "ISO/IEC 13818-1 §2.4.3.7"),
  AUDIO_GAP("Audio_gap", Priority.TIMING, "ISO/IEC 13818-1 §2.4.3.7"),
  LATE_DATA("Late_data", Priority.TIMING, "ISO/IEC 13818-1 §2.4.2.6"),
  PACKET_SYNTAX("Packet_syntax", Priority.SYNTAX, "ISO/IEC 13818-1 §2.4.3"),
  PES_SYNTAX("PES_syntax", Priority.SYNTAX, "ISO/IEC 13818-1 §2.4.3.6"),
  SECTION_SYNTAX("Section_syntax", Priority.SYNTAX, "ISO/IEC 13818-1 §2.4.4");

  private final String label;
  private final Priority priority;
  private final String clause;

  FindingKind(String label, Priority priority, String clause) {
    this.label = label;
    this.priority = priority;
    this.clause = clause;
  }

  /** Name as the standard writes it. */
  public String label() {
    return label;
  }

  /** Whether the finding is about a packet whose PID can be read. */
  public boolean hasPid() {
    return this != TS_SYNC_LOSS && this != SYNC_BYTE_ERROR;
  }

  public Priority priority() {
    return priority;
  }

  public String clause() {
    return clause;
  }
}
