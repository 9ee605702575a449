package org.plugcast.ts.inspect;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as lines for people. */
final class ReportText {
  private static final int SHOWN_PER_KIND = 10;

  private final Formatter out = new Formatter(Locale.ROOT);
  private final Report report;

  private ReportText(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    ReportText writer = new ReportText(report);
    writer.summary();
    if (report.packets() > 0) {
      writer.programs();
      writer.tables();
      writer.clocks();
      writer.pids();
    }
    writer.findings();
    return writer.out.toString();
  }

  private void summary() {
    if (report.packets() == 0) {
      out.format("no transport packet in %d bytes\n", report.bytes());
      return;
    }
    out.format(
        "%d packets of %d bytes, %d null (%.2f %%)\n",
        report.packets(), report.packetLength(), report.nullPackets(), 100 * report.nullShare());
    if (report.skippedBytes() > 0) {
      out.format("%d bytes belong to no packet\n", report.skippedBytes());
    }
    report.rate().ifPresentOrElse(this::rate, this::noRate);
  }

  private void rate(Report.Rate rate) {
    out.format(
        "%.3f s at %s %.0f bit/s\n",
        rate.seconds(), rate.constant() ? "constant" : "variable, mean", rate.bitsPerSecond());
  }

  private void noRate() {
    out.format("no clock: rates and intervals are not known\n");
  }

  private void programs() {
    for (Report.Program program : report.programs()) {
      String name = program.name().isEmpty() ? "" : " \"" + printable(program.name()) + "\"";
      String provider = program.provider().isEmpty() ? "" : " by " + printable(program.provider());
      out.format(
          "program %d%s%s: PMT on PID %d, PCR on PID %d\n",
          program.number(), name, provider, program.pmtPid(), program.pcrPid());
    }
  }

  private void tables() {
    out.format("\n%-10s %5s %9s %12s %9s\n", "table", "PID", "sections", "longest ms", "mean ms");
    for (Report.Table table : report.tables()) {
      out.format(
          "%-10s %5d %9d %12.1f %9.1f\n",
          table.name(),
          table.pid(),
          table.sections(),
          Limits.millis(table.longestTicks()),
          Limits.millis(table.meanTicks()));
    }
  }

  private void clocks() {
    out.format(
        "\n%-10s %5s %9s %12s %9s %6s %12s\n",
        "clock", "PID", "PCRs", "longest ms", "jumps", "wraps", "accuracy ns");
    for (Report.Clock clock : report.clocks()) {
      String accuracy =
          clock.judged() > 0 ? String.format(Locale.ROOT, "%.0f", clock.worstNanos()) : "-";
      out.format(
          "%-10s %5d %9d %12.3f %9d %6d %12s\n",
          "PCR",
          clock.pid(),
          clock.count(),
          Limits.millis(clock.longestTicks()),
          clock.discontinuities() + clock.announced(),
          clock.wraps(),
          accuracy);
    }
  }

  private void pids() {
    out.format(
        "\n%5s %10s %11s %7s %7s  %s\n", "PID", "packets", "bit/s", "breaks", "repeats", "carries");
    for (Report.Pid pid : report.pids()) {
      String rate =
          pid.bitsPerSecond().map(bits -> String.format(Locale.ROOT, "%.0f", bits)).orElse("-");
      out.format(
          "%5d %10d %11s %7d %7d  %s\n",
          pid.pid(), pid.packets(), rate, pid.discontinuities(), pid.repeated(), pid.role());
      pid.timing().ifPresent(this::timing);
    }
  }

  private void timing(Report.Timing timing) {
    out.format("%46s%d PES", "", timing.pesPackets());
    timing.cadence().ifPresent(ticks -> out.format(", picture %.3f ms", ticks / 90));
    timing.steps().ifPresent(span -> span("steps", span));
    timing.delay().ifPresent(span -> span("delay", span));
    timing.offGrid().ifPresent(ticks -> out.format(", off grid %.2f ms", ticks / 90.0));
    if (timing.wraps() > 0) {
      out.format(", wraps %d", timing.wraps());
    }
    out.format("\n");
  }

  private void span(String name, Report.Span span) {
    out.format(", %s %.2f..%.2f ms", name, span.shortest() / 90.0, span.longest() / 90.0);
  }

  private void findings() {
    if (report.clean()) {
      out.format("\nnothing found\n");
    }
    report.counts().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(this::findings);
  }

  private void findings(Map.Entry<FindingKind, Long> count) {
    FindingKind kind = count.getKey();
    out.format(
        "\n%s: %d (%s; %s)\n",
        kind.label(), count.getValue(), kind.priority().label(), kind.clause());
    List<Finding> shown =
        report.findings().stream()
            .filter(finding -> finding.kind() == kind)
            .limit(SHOWN_PER_KIND)
            .toList();
    for (Finding finding : shown) {
      String pid = kind.hasPid() ? " PID " + finding.pid() : "";
      out.format(
          "  packet %d byte %d%s: %s\n",
          finding.packet(), finding.byteOffset(), pid, finding.message());
    }
    if (count.getValue() > shown.size()) {
      out.format("  and %d more\n", count.getValue() - shown.size());
    }
  }

  /** Text of a stream without control characters, which could steer a terminal. */
  private static String printable(String foreign) {
    return foreign.replaceAll("\\p{Cntrl}", "?");
  }
}
