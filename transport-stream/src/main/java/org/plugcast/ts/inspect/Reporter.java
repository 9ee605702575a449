package org.plugcast.ts.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.dvb.Sdt;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.Pmt;

/** Puts what the checks know into a {@link Report}. */
final class Reporter {
  private final TableMonitor tables;
  private final Findings findings;
  private final StreamClock clock;
  private final @Nullable PidMonitor[] monitors;

  Reporter(
      TableMonitor tables, Findings findings, StreamClock clock, @Nullable PidMonitor[] monitors) {
    this.tables = tables;
    this.findings = findings;
    this.clock = clock;
    this.monitors = monitors;
  }

  Report report(
      long bytes,
      long packets,
      int packetLength,
      long skippedBytes,
      long nullPackets,
      long transportErrors) {
    List<Report.Clock> clocks = clocks();
    Optional<Report.Rate> rate = rate(packets, clocks);
    return new Report(
        bytes,
        packets,
        packetLength,
        skippedBytes,
        nullPackets,
        transportErrors,
        rate,
        programs(),
        tables.report(),
        clocks,
        pids(packets, rate),
        findings.counts(),
        findings.kept());
  }

  private List<Report.Clock> clocks() {
    List<Report.Clock> clocks = new ArrayList<>();
    for (PidMonitor monitor : monitors) {
      PcrCheck pcr = monitor == null ? null : monitor.pcr();
      if (pcr != null) {
        clocks.add(pcr.report());
      }
    }
    return clocks;
  }

  private Optional<Report.Rate> rate(long packets, List<Report.Clock> clocks) {
    if (clock.elapsed() <= 0) {
      return Optional.empty();
    }
    double bits = (double) clock.elapsedPackets() * MuxRate.PACKET_BITS;
    double bitsPerSecond = bits * Pcr.FREQUENCY / clock.elapsed();
    boolean constant =
        clocks.stream().anyMatch(each -> each.pid() == clock.pid() && each.constantRate());
    double seconds = packets * MuxRate.PACKET_BITS / bitsPerSecond;
    return Optional.of(new Report.Rate(seconds, bitsPerSecond, constant));
  }

  private List<Report.Program> programs() {
    List<Report.Program> programs = new ArrayList<>();
    for (TableMonitor.Program program : tables.programs()) {
      Pmt pmt = program.pmt();
      if (pmt != null) {
        Optional<Sdt.Service> service = tables.service(program.number());
        programs.add(
            new Report.Program(
                program.number(),
                program.pid(),
                pmt.pcrPid(),
                service.map(Sdt.Service::provider).orElse(""),
                service.map(Sdt.Service::name).orElse(""),
                pmt.streams().stream().map(Pmt.Stream::pid).toList()));
      }
    }
    return programs;
  }

  private List<Report.Pid> pids(long packets, Optional<Report.Rate> rate) {
    List<Report.Pid> pids = new ArrayList<>();
    for (PidMonitor monitor : monitors) {
      if (monitor != null && (monitor.packets() > 0 || monitor.referenced())) {
        pids.add(pid(monitor, packets, rate));
      }
    }
    return pids;
  }

  private static Report.Pid pid(PidMonitor monitor, long packets, Optional<Report.Rate> rate) {
    PesCheck pes = monitor.pes();
    return new Report.Pid(
        monitor.pid(),
        monitor.role(),
        monitor.packets(),
        rate.map(total -> total.bitsPerSecond() * monitor.packets() / packets),
        monitor.broken(),
        monitor.repeated(),
        monitor.scrambled(),
        pes == null ? Optional.empty() : Optional.of(pes.report()));
  }
}
