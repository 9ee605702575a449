package org.plugcast.ts.mpeg;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Program association section: the PMT PID of each program_number; program 0 names the network PID.
 * ISO/IEC 13818-1 §2.4.4.3.
 *
 * @param programs in the order of the section
 */
public record Pat(int transportStreamId, int version, Map<Integer, Integer> programs) {
  public static final int PID = 0;
  public static final int TABLE_ID = 0;

  private static final String CLAUSE = "ISO/IEC 13818-1 §2.4.4.3";
  private static final int ENTRY = 4;

  public Pat {
    programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
    programs.forEach(
        (number, pid) -> {
          if (number < 0 || number > 0xffff || pid < 0 || pid > TsPacket.NULL_PID) {
            throw new IllegalArgumentException(
                "program " + number + " on PID " + pid + ": expected 16 and 13 bits");
          }
        });
    int length = 12 + ENTRY * programs.size();
    if (length > Section.MAX_PSI_LENGTH) {
      throw new IllegalArgumentException(
          programs.size() + " programs: a PAT section takes at most 253");
    }
  }

  /** The table in one section. */
  public Section toSection() {
    byte[] payload = new byte[ENTRY * programs.size()];
    int at = 0;
    for (Map.Entry<Integer, Integer> program : programs.entrySet()) {
      payload[at] = (byte) (program.getKey() >> 8);
      payload[at + 1] = (byte) program.getKey().intValue();
      payload[at + 2] = (byte) (0xe0 | program.getValue() >> 8);
      payload[at + 3] = (byte) program.getValue().intValue();
      at += ENTRY;
    }
    return Section.builder(TABLE_ID)
        .tableIdExtension(transportStreamId)
        .version(version)
        .payload(payload)
        .longForm();
  }

  /** Reads one section; of a table in several, that section's programs. */
  public static Pat parse(Section section) throws MalformedStreamException {
    if (section.tableId() != TABLE_ID || !section.longForm()) {
      throw new MalformedStreamException(
          "table_id " + section.tableId() + ", expected a PAT in the long form", 0, CLAUSE);
    }
    byte[] payload = section.payload();
    if (section.length() > Section.MAX_PSI_LENGTH || payload.length % ENTRY != 0) {
      throw new MalformedStreamException(
          "PAT of " + section.length() + " bytes, expected at most 1024 and whole entries",
          1,
          CLAUSE);
    }
    Map<Integer, Integer> programs = new LinkedHashMap<>();
    for (int at = 0; at < payload.length; at += ENTRY) {
      int number = (payload[at] & 0xff) << 8 | payload[at + 1] & 0xff;
      int pid = (payload[at + 2] & 0x1f) << 8 | payload[at + 3] & 0xff;
      if (programs.put(number, pid) != null) {
        throw new MalformedStreamException(
            "program " + number + " twice in a PAT", section.payloadOffset() + at, CLAUSE);
      }
    }
    return new Pat(section.tableIdExtension(), section.version(), programs);
  }
}
