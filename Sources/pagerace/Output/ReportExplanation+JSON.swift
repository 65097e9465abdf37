import PageRaceEngine

extension ReportExplanation {
  /// One document; the order of its keys is part of it. Words are hexadecimal strings, since not every reader of JSON
  /// keeps 64 bits.
  var json: OrderedJSON {
    .object([
      "version": .integer(1), "file": .string(file), "complete": .bool(!log.isCut),
      "reports": .array(reports.map(Self.report)),
    ])
  }

  private static func report(_ explained: ExplainedReport) -> OrderedJSON {
    let (report, reading) = (explained.report, explained.reading)
    return .object([
      "line": .integer(report.place.line),
      "reason": string(report.reason),
      "bug": string(report.bugPlace),
      "release": string(report.release),
      "task": string(report.task),
      "function": string(report.functions.first),
      "page": page(report),
      "check": string(reading.check?.condition),
      "proposals": .array(reading.proposalsWithCheck.map(OrderedJSON.string)),
      "windows": .array(reading.candidates.map(candidate)),
      "remarks": .array(reading.remarks.map(OrderedJSON.string)),
      "run": explained.replay.map { replay($0, report) } ?? .null,
      "complaints": .array(report.complaints.map(complaint)),
    ])
  }

  private static func page(_ report: PageReport) -> OrderedJSON {
    .object([
      "address": word(report.page),
      "pfn": word(report.pfn),
      "flags": word(report.flags),
      "flagNames": report.setFlags.map { .array($0.map(OrderedJSON.string)) } ?? .null,
      "swapCache": report.isInSwapCache.map(OrderedJSON.bool) ?? .null,
      "mapping": word(report.mapping),
      "index": word(report.index),
      "private": word(report.privateWord),
      "swapArea": integer(report.swapEntry.map { Int(SwapEntry.type($0)) }),
      "swapSlot": word(report.swapOffset),
      "refcount": integer(report.refcount),
      "mapcount": integer(report.mapcount),
      "order": integer(report.order),
      "head": word(report.compoundHead),
    ])
  }

  private static func candidate(_ candidate: ReportReading.Candidate) -> OrderedJSON {
    .object([
      "window": .string(candidate.window.rawValue),
      "likely": .bool(candidate.isStrong),
      "proposals": .array(candidate.proposals.map(OrderedJSON.string)),
      "reasons": .array(candidate.reasons.map(OrderedJSON.string)),
    ])
  }

  private static func replay(_ replay: ReportReplay, _ report: PageReport) -> OrderedJSON {
    .object([
      "scenario": .string(replay.scenario),
      "proposal": .string(replay.proposal),
      "parameters": .record(replay.settings.map { ($0.name, .string($0.value)) }),
      "schedule": .string(replay.schedule.description),
      "sameFields": .array(replay.sharedFields(with: report).map(OrderedJSON.string)),
      "command": .string(replay.command),
    ])
  }

  private static func complaint(_ complaint: PageReport.Complaint) -> OrderedJSON {
    .object([
      "line": .integer(complaint.place.line), "column": .integer(complaint.place.column),
      "message": .string(complaint.message),
    ])
  }

  private static func string(_ text: String?) -> OrderedJSON { text.map(OrderedJSON.string) ?? .null }
  private static func integer(_ number: Int?) -> OrderedJSON { number.map(OrderedJSON.integer) ?? .null }
  private static func word(_ word: Word?) -> OrderedJSON {
    word.map { .string("0x" + String($0, radix: 16)) } ?? .null
  }
}
