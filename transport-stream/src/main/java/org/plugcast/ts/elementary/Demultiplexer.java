package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionAssembler;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Takes the PES packets of one programme out of a transport stream: of the first one that the PAT
 * lists. ISO/IEC 13818-1 §2.4.
 *
 * <p>Holds no payload: the sink gets it packet by packet, with time stamps that do not wrap. For
 * one thread.
 */
public final class Demultiplexer {
  /** Takes what the demultiplexer finds, in the order of the stream. */
  public interface Sink {
    /** The programme's streams, once they are known and again when they change. */
    void programme(Pmt pmt) throws IOException;

    /** A PES packet starts; its payload follows. */
    void start(int pid, PesStamps stamps) throws IOException;

    void payload(int pid, byte[] bytes, int from, int length) throws IOException;

    /** Packets of the PID are missing here, or came damaged. */
    void lost(int pid) throws IOException;

    /** The PID is scrambled: its payload is of no use. */
    void scrambled(int pid) throws IOException;

    /** Something breaks the standard; reading goes on behind it. */
    void malformed(int pid, MalformedStreamException fault) throws IOException;

    /** The stream ends with a PES packet that seems to be whole. */
    void end(int pid) throws IOException;

    /** The stream ends inside a PES packet. */
    void cut(int pid) throws IOException;
  }

  private final Sink sink;
  private final TimestampUnroller unroller = new TimestampUnroller();

  /** By PID. */
  private final @Nullable PesReader[] readers = new PesReader[TsPacket.PIDS];

  private final Map<Integer, SectionAssembler> tables = new HashMap<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<MalformedStreamException> faults = new ArrayList<>();
  private Optional<Integer> programNumber = Optional.empty();
  private Optional<Pmt> programme = Optional.empty();

  public Demultiplexer(Sink sink) {
    this.sink = sink;
    follow(Pat.PID);
  }

  /** Takes the transport packet at {@code offset}. */
  public void push(byte[] packet, int offset) throws IOException {
    int pid = TsPacket.pid(packet, offset);
    PesReader reader = readers[pid];
    if (reader != null) {
      reader.push(packet, offset);
      return;
    }
    SectionAssembler table = tables.get(pid);
    if (table != null) {
      table.push(packet, offset);
      readTables(pid);
    }
  }

  /** The stream ends. */
  public void end() throws IOException {
    for (PesReader reader : readers) {
      if (reader != null) {
        reader.end();
      }
    }
  }

  private void readTables(int pid) throws IOException {
    for (Section section : sections) {
      try {
        read(section);
      } catch (MalformedStreamException e) {
        faults.add(e);
      }
    }
    sections.clear();
    for (MalformedStreamException fault : faults) {
      sink.malformed(pid, fault);
    }
    faults.clear();
  }

  private void read(Section section) throws IOException {
    if (!section.longForm() || !section.current()) {
      return;
    }
    if (section.tableId() == Pat.TABLE_ID && programNumber.isEmpty()) {
      choose(Pat.parse(section));
    } else if (section.tableId() == Pmt.TABLE_ID) {
      Pmt pmt = Pmt.parse(section);
      if (programNumber.equals(Optional.of(pmt.programNumber()))) {
        adopt(pmt);
      }
    }
  }

  /** Program 0 names the network PID. Table 2-30. */
  private void choose(Pat pat) {
    pat.programs().entrySet().stream()
        .filter(entry -> entry.getKey() != 0)
        .findFirst()
        .ifPresent(
            entry -> {
              programNumber = Optional.of(entry.getKey());
              follow(entry.getValue());
            });
  }

  private void follow(int pid) {
    tables.computeIfAbsent(pid, _ -> new SectionAssembler(new Tables()));
  }

  private void adopt(Pmt pmt) throws IOException {
    if (programme.isPresent() && programme.get().streams().equals(pmt.streams())) {
      return;
    }
    programme = Optional.of(pmt);
    for (Pmt.Stream stream : pmt.streams()) {
      int pid = stream.pid();
      boolean table = stream.type().sections() || tables.containsKey(pid);
      if (!table && pid != TsPacket.NULL_PID && readers[pid] == null) {
        readers[pid] = new PesReader(pid, unroller, sink);
      }
    }
    sink.programme(pmt);
  }

  private final class Tables implements SectionAssembler.Sink {
    @Override
    public void section(Section section) {
      sections.add(section);
    }

    @Override
    public void malformed(MalformedStreamException fault) {
      faults.add(fault);
    }
  }
}
