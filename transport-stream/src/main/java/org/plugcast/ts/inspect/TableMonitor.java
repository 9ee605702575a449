package org.plugcast.ts.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.dvb.Sdt;
import org.plugcast.ts.mpeg.Crc32Mpeg;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionAssembler;
import org.plugcast.ts.mpeg.TsPacket;

/** Follows the tables: PAT, CAT, PMTs and SDT, their intervals and their faults. */
final class TableMonitor {
  /** Told of what the tables say. */
  interface Listener {
    /** A program's map is new or other than before. */
    void mapped(Program program, Pmt pmt);

    /** A program's map no longer holds. */
    void unmapped(Program program, Pmt pmt);
  }

  /** A program of the PAT. */
  static final class Program {
    private final int number;
    private final int pid;
    private final IntervalCheck interval;
    private @Nullable Pmt pmt;

    Program(int number, int pid, IntervalCheck interval) {
      this.number = number;
      this.pid = pid;
      this.interval = interval;
    }

    int number() {
      return number;
    }

    /** PID of its PMT. */
    int pid() {
      return pid;
    }

    IntervalCheck interval() {
      return interval;
    }

    @Nullable Pmt pmt() {
      return pmt;
    }
  }

  private static final int CAT_PID = 1;
  private static final int CAT_TABLE_ID = 1;
  private static final int MOST_PROGRAMS = 1024;

  private final Findings findings;
  private final Position position;
  private final StreamClock clock;
  private final Limits limits;
  private final Listener listener;
  private final @Nullable SectionAssembler[] assemblers = new SectionAssembler[TsPacket.PIDS];
  private final boolean[] pmtPids = new boolean[TsPacket.PIDS];
  private final Map<Integer, Program> programs = new TreeMap<>();
  private final Map<Integer, Integer> announced = new TreeMap<>();
  private final Map<Integer, Sdt.Service> services = new TreeMap<>();
  private final IntervalCheck pat;
  private final IntervalCheck cat;
  private final IntervalCheck sdt;

  TableMonitor(
      Findings findings, Position position, StreamClock clock, Limits limits, Listener listener) {
    this.findings = findings;
    this.position = position;
    this.clock = clock;
    this.limits = limits;
    this.listener = listener;
    this.pat = interval(FindingKind.PAT_ERROR, "PAT", Pat.PID, Limits.ticks(limits.pat()));
    this.cat = interval(FindingKind.CAT_ERROR, "CAT", CAT_PID, Long.MAX_VALUE);
    this.sdt = interval(FindingKind.SDT_ERROR, "SDT", Sdt.PID, Limits.ticks(limits.sdt()));
  }

  private IntervalCheck interval(FindingKind kind, String subject, int pid, long limit) {
    return new IntervalCheck(findings, kind, subject, pid, limit);
  }

  /** Whether sections of tables that are followed come on this PID. */
  boolean follows(int pid) {
    return pid == Pat.PID || pid == CAT_PID || pid == Sdt.PID || pmtPids[pid];
  }

  /** Takes a packet of a PID that is followed. */
  void packet(int pid, byte[] packet, int offset) {
    if (TsPacket.scramblingControl(packet, offset) != 0) {
      scrambled(pid);
      return;
    }
    SectionAssembler assembler = assemblers[pid];
    if (assembler == null) {
      assembler = new SectionAssembler(sink(pid));
      assemblers[pid] = assembler;
    }
    assembler.push(packet, offset);
  }

  private void scrambled(int pid) {
    if (pid == Pat.PID) {
      findings.add(FindingKind.PAT_ERROR, pid, () -> "PAT is scrambled");
    } else if (pmtPids[pid]) {
      findings.add(FindingKind.PMT_ERROR, pid, () -> "PMT is scrambled");
    }
  }

  private SectionAssembler.Sink sink(int pid) {
    return new SectionAssembler.Sink() {
      @Override
      public void section(Section section) {
        try {
          take(pid, section);
        } catch (MalformedStreamException e) {
          malformed(e);
        }
      }

      @Override
      public void malformed(MalformedStreamException fault) {
        boolean crc = fault.clause().equals(Crc32Mpeg.CLAUSE);
        findings.add(
            crc ? FindingKind.CRC_ERROR : FindingKind.SECTION_SYNTAX, pid, fault::getMessage);
      }
    };
  }

  private void take(int pid, Section section) throws MalformedStreamException {
    switch (pid) {
      case Pat.PID -> takePat(section);
      case CAT_PID -> takeCat(section);
      case Sdt.PID -> takeSdt(section);
      default -> takePmt(pid, section);
    }
  }

  private void takePat(Section section) throws MalformedStreamException {
    if (section.tableId() != Pat.TABLE_ID) {
      int tableId = section.tableId();
      findings.add(
          FindingKind.PAT_ERROR, Pat.PID, () -> "table_id " + tableId + " on PID 0, expected 0");
      return;
    }
    Pat part = Pat.parse(section);
    if (!section.current()) {
      return;
    }
    if (section.sectionNumber() == 0) {
      pat.put(clock, position);
      announced.clear();
    }
    announced.putAll(part.programs());
    if (section.sectionNumber() == section.lastSectionNumber()) {
      announced.remove(0);
      apply(announced);
    }
  }

  private void apply(Map<Integer, Integer> announcedPrograms) {
    List<Program> gone =
        programs.values().stream()
            .filter(
                program ->
                    !Integer.valueOf(program.pid()).equals(announcedPrograms.get(program.number())))
            .toList();
    gone.forEach(this::remove);
    announcedPrograms.forEach(
        (number, pid) -> {
          if (!programs.containsKey(number) && programs.size() < MOST_PROGRAMS) {
            programs.put(number, program(number, pid));
            pmtPids[pid] = true;
          }
        });
  }

  private Program program(int number, int pid) {
    String subject = "PMT of program " + number;
    return new Program(
        number, pid, interval(FindingKind.PMT_ERROR, subject, pid, Limits.ticks(limits.pmt())));
  }

  private void remove(Program program) {
    programs.remove(program.number());
    boolean used = programs.values().stream().anyMatch(other -> other.pid() == program.pid());
    pmtPids[program.pid()] = used;
    if (!used) {
      assemblers[program.pid()] = null;
    }
    if (program.pmt != null) {
      listener.unmapped(program, program.pmt);
    }
  }

  private void takeCat(Section section) {
    if (section.tableId() == CAT_TABLE_ID) {
      cat.put(clock, position);
    } else {
      int tableId = section.tableId();
      findings.add(
          FindingKind.CAT_ERROR, CAT_PID, () -> "table_id " + tableId + " on PID 1, expected 1");
    }
  }

  private void takeSdt(Section section) throws MalformedStreamException {
    if (section.tableId() != Sdt.TABLE_ID || !section.longForm() || !section.current()) {
      return;
    }
    if (section.sectionNumber() == 0) {
      sdt.put(clock, position);
    }
    for (Sdt.Service service : Sdt.parse(section).services()) {
      if (services.size() < MOST_PROGRAMS) {
        services.put(service.id(), service);
      }
    }
  }

  private void takePmt(int pid, Section section) throws MalformedStreamException {
    if (section.tableId() != Pmt.TABLE_ID) {
      return;
    }
    Pmt pmt = Pmt.parse(section);
    Program program = programs.get(pmt.programNumber());
    if (program == null || program.pid() != pid || !section.current()) {
      return;
    }
    program.interval.put(clock, position);
    Pmt before = program.pmt;
    if (pmt.equals(before)) {
      return;
    }
    if (before != null) {
      listener.unmapped(program, before);
    }
    program.pmt = pmt;
    listener.mapped(program, pmt);
  }

  void finish(long ticks) {
    long packet = position.packet();
    long byteOffset = position.byteOffset();
    if (pat.occurrences() == 0) {
      findings.add(FindingKind.PAT_ERROR, Pat.PID, () -> "no PAT in the stream");
    }
    pat.finish(ticks, packet, byteOffset);
    sdt.finish(ticks, packet, byteOffset);
    for (Program program : programs.values()) {
      if (program.interval.occurrences() == 0) {
        findings.add(
            FindingKind.PMT_ERROR,
            program.pid(),
            () -> "no PMT of program " + program.number() + " in the stream");
      }
      program.interval.finish(ticks, packet, byteOffset);
    }
  }

  boolean hasCat() {
    return cat.occurrences() > 0;
  }

  Collection<Program> programs() {
    return programs.values();
  }

  /** What the SDT says of a program, if anything. */
  Optional<Sdt.Service> service(int number) {
    return Optional.ofNullable(services.get(number));
  }

  List<Report.Table> report() {
    List<Report.Table> tables = new ArrayList<>();
    tables.add(table("PAT", Pat.PID, pat));
    if (cat.occurrences() > 0) {
      tables.add(table("CAT", CAT_PID, cat));
    }
    for (Program program : programs.values()) {
      tables.add(table("PMT " + program.number(), program.pid(), program.interval));
    }
    if (sdt.occurrences() > 0) {
      tables.add(table("SDT", Sdt.PID, sdt));
    }
    return tables;
  }

  private static Report.Table table(String name, int pid, IntervalCheck interval) {
    return new Report.Table(name, pid, interval.occurrences(), interval.longest(), interval.mean());
  }
}
