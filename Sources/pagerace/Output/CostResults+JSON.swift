import PageRaceEngine

extension CostResults {
  /// One document; the order of its keys is part of it.
  var json: OrderedJSON {
    var members: [(name: String, value: OrderedJSON)] = [
      ("version", .integer(1)),
      ("parameters", .record(CostParameter.all.map { ($0.name, .number($0.value(in: plan.parameters))) })),
      ("milliseconds", .number(plan.milliseconds)),
      ("seed", .string("\(plan.seed)")),
      ("results", .array(points.map(Self.record))),
    ]
    if !plan.leftOut.isEmpty { members.append(("leftOut", .array(plan.leftOut.map(OrderedJSON.string)))) }
    return .record(members)
  }

  private static func record(_ point: CostedPoint) -> OrderedJSON {
    let result = point.result
    var members: [(name: String, value: OrderedJSON)] = [
      ("proposal", .string(result.proposal)),
      ("cpus", .integer(result.load.cpus)),
      ("mix", .number(result.load.mix)),
      ("lookupsPerSecond", .number(result.lookups.perSecond)),
      ("lookupNanoseconds", percentiles(result.lookups)),
      ("deletionsPerSecond", .number(result.deletions.perSecond)),
      ("deleteNanoseconds", percentiles(result.deletions)),
      ("lockWaitShare", .number(result.lockWaitShare)),
      ("graceWaitShare", .number(result.graceShare)),
      ("transfersPerLookup", .number(result.transfersPerLookup)),
      (
        "bottleneck",
        result.bottleneck.map { .object(["what": .string($0.what), "share": .number($0.share)]) } ?? .null
      ),
      (
        "locks",
        .array(
          result.locks.map { lock in
            .object([
              "name": .string(lock.name), "waitShare": .number(lock.waitShare), "heldShare": .number(lock.heldShare),
            ])
          })
      ),
      (
        "lines",
        .array(
          result.lines.filter { $0.movesPerOperation > 0 }.map { line in
            .object([
              "name": .string(line.name), "movesPerOperation": .number(line.movesPerOperation),
              "timeShare": .number(line.timeShare), "queueShare": .number(line.queueShare),
            ])
          })
      ),
    ]
    if !point.isWhole { members.append(("complete", .bool(false))) }
    return .record(members)
  }

  private static func percentiles(_ kind: CostResult.Kind) -> OrderedJSON {
    .object([
      "p50": kind.p50.map(OrderedJSON.number) ?? .null, "p99": kind.p99.map(OrderedJSON.number) ?? .null,
    ])
  }
}
