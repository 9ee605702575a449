package org.plugcast.ts.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report as JSON. Times are milliseconds but where the name says otherwise. */
final class ReportJson {
  private ReportJson() {}

  static String of(Report report) {
    JsonWriter json = new JsonWriter();
    return json.object(() -> members(json, report)).toString();
  }

  private static void members(JsonWriter json, Report report) {
    json.member("clean", report.clean())
        .member("bytes", report.bytes())
        .member("packets", report.packets())
        .member("packetLength", report.packetLength())
        .member("skippedBytes", report.skippedBytes())
        .member("nullPackets", report.nullPackets())
        .member("nullShare", report.nullShare())
        .member("transportErrors", report.transportErrors())
        .optional(report.rate(), ReportJson::rate)
        .array("programs", report.programs(), ReportJson::program)
        .array("tables", report.tables(), ReportJson::table)
        .array("clocks", report.clocks(), ReportJson::clock)
        .array("pids", report.pids(), ReportJson::pid)
        .array("counts", counts(report), ReportJson::count)
        .array("findings", report.findings(), ReportJson::finding);
  }

  private static void rate(JsonWriter json, Report.Rate rate) {
    json.member("seconds", rate.seconds())
        .member("bitsPerSecond", rate.bitsPerSecond())
        .member("constantRate", rate.constant());
  }

  private static void program(JsonWriter json, Report.Program program) {
    json.member("number", program.number())
        .member("pmtPid", program.pmtPid())
        .member("pcrPid", program.pcrPid())
        .member("provider", program.provider())
        .member("name", program.name())
        .numbers("pids", program.pids());
  }

  private static void table(JsonWriter json, Report.Table table) {
    json.member("name", table.name())
        .member("pid", table.pid())
        .member("sections", table.sections())
        .member("longest", Limits.millis(table.longestTicks()))
        .member("mean", Limits.millis(table.meanTicks()));
  }

  private static void clock(JsonWriter json, Report.Clock clock) {
    json.member("pid", clock.pid())
        .member("count", clock.count())
        .member("longest", Limits.millis(clock.longestTicks()))
        .member("discontinuities", clock.discontinuities())
        .member("announced", clock.announced())
        .member("wraps", clock.wraps())
        .member("constantRate", clock.constantRate())
        .member("judged", clock.judged())
        .member("worstNanos", clock.worstNanos());
  }

  private static void pid(JsonWriter json, Report.Pid pid) {
    json.member("pid", pid.pid())
        .member("role", pid.role())
        .member("packets", pid.packets())
        .optional(pid.bitsPerSecond(), (out, bits) -> out.member("bitsPerSecond", bits))
        .member("discontinuities", pid.discontinuities())
        .member("repeated", pid.repeated())
        .member("scrambled", pid.scrambled())
        .optional(pid.timing(), (out, timing) -> out.object("timing", () -> timing(out, timing)));
  }

  private static void timing(JsonWriter json, Report.Timing timing) {
    json.member("pesPackets", timing.pesPackets())
        .member("stamps", timing.stamps())
        .optional(timing.steps(), (out, span) -> span(out, "step", span))
        .optional(timing.delay(), (out, span) -> span(out, "delay", span))
        .member("longestInterval", Limits.millis(timing.longestInterval()))
        .optional(timing.cadence(), (out, ticks) -> out.member("cadence", ticks / 90))
        .optional(timing.offGrid(), (out, ticks) -> out.member("offGrid", ticks / 90.0))
        .member("wraps", timing.wraps());
  }

  private static void span(JsonWriter json, String name, Report.Span span) {
    json.member(name + "Shortest", span.shortest() / 90.0)
        .member(name + "Longest", span.longest() / 90.0);
  }

  private static List<Map.Entry<FindingKind, Long>> counts(Report report) {
    return report.counts().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  private static void count(JsonWriter json, Map.Entry<FindingKind, Long> count) {
    json.member("kind", count.getKey().label())
        .member("priority", count.getKey().priority().label())
        .member("count", count.getValue());
  }

  private static void finding(JsonWriter json, Finding finding) {
    json.member("kind", finding.kind().label())
        .member("packet", finding.packet())
        .member("byteOffset", finding.byteOffset())
        .optional(
            Optional.of(finding.pid()).filter(pid -> finding.kind().hasPid()),
            (out, pid) -> out.member("pid", pid))
        .member("message", finding.message())
        .member("clause", finding.kind().clause());
  }
}
