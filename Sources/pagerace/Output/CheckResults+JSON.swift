import PageRaceEngine

extension CheckResults {
  /// One document; the order of its keys is part of it.
  var json: OrderedJSON {
    var document: [(name: String, value: OrderedJSON)] = [
      ("version", .integer(1)), ("results", .array(pairs.map(result))),
    ]
    if let seconds { document.append(("seconds", .number(seconds))) }
    return .record(document)
  }

  private func result(_ pair: CheckedPair) -> OrderedJSON {
    let report = pair.report
    var members: [(name: String, value: OrderedJSON)] = [
      ("scenario", .string(pair.pair.scenario.id)),
      ("proposal", .string(pair.pair.proposal.id)),
      ("memoryModel", .string("sc")),
      ("parameters", .record(pair.parameters.map { ($0.name, .string($0.value)) })),
      ("verdict", .string(pair.verdict.rawValue)),
    ]
    if case .notApplicable(let reason) = pair.outcome { members.append(("reason", .string(reason))) }
    members += [
      ("complete", .bool(report?.complete ?? false)),
      ("states", .integer(report?.states ?? 0)),
      ("transitions", .integer(report?.transitions ?? 0)),
      ("schedules", report?.schedules.map { .string(String($0)) } ?? .null),
      ("hitProbability", report?.hitProbability.map(OrderedJSON.number) ?? .null),
      ("expectedRuns", report?.expectedRuns.map(OrderedJSON.number) ?? .null),
    ]
    if let stop = pair.stop { members.append(("stop", .string(stop.rawValue))) }
    if seconds != nil { members.append(("seconds", .number(pair.seconds))) }
    members.append(("violations", .array(report?.findings.map(violation) ?? [])))
    return .record(members)
  }

  private func violation(_ finding: Finding) -> OrderedJSON {
    .object([
      "kind": .string(finding.violation.kind),
      "detail": .string(finding.violation.detail),
      "shortest": run(finding.shortest),
      "fewestSwitches": run(finding.fewestSwitches),
    ])
  }

  private func run(_ example: Counterexample?) -> OrderedJSON {
    guard let example else { return .null }
    return .object([
      "steps": .integer(example.steps),
      "switches": .integer(example.switches),
      "schedule": .string(example.schedule.description),
    ])
  }
}
