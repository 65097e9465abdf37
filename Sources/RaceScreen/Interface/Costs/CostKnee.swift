import RaceCost

/// Where a curve stops to rise with the number of CPUs, and what holds it.
struct CostKnee {
  /// What is known, the fewest CPUs first; the first one is for one CPU.
  private let results: [(cpus: Int, result: CostResult)]

  /// A curve that makes less than this part of what it would make if it were a straight line has bent.
  private static let straight = 0.9
  /// What takes less of the CPU time than this is not worth a word.
  private static let worth = 0.02

  /// nil as long as the ends of the curve are not known.
  init?(_ results: [(cpus: Int, result: CostResult)]) {
    guard results.count > 1, results[0].cpus == 1, results[0].result.lookups.perSecond > 0 else { return nil }
    self.results = results
  }

  /// The part of a straight line through one CPU that is reached on so many.
  static func linearity(_ result: CostResult, one: CostResult) -> Double {
    result.lookups.perSecond / (one.lookups.perSecond * Double(result.load.cpus))
  }

  private func isStraight(_ result: CostResult) -> Bool {
    Self.linearity(result, one: results[0].result) >= Self.straight
  }

  /// The numbers of CPUs between which the curve bends; nil when it does not.
  var place: (last: Int, first: Int)? {
    guard let bent = results.firstIndex(where: { !isStraight($0.result) }), bent > 0 else { return nil }
    return (results[bent - 1].cpus, results[bent].cpus)
  }

  /// In sentences: where, what, and how that grows.
  var sentences: [String] {
    guard let last = results.last else { return [] }
    let one = results[0].result
    var sentences: [String] = []
    if let most = one.bottleneck, most.share >= 0.1 {
      sentences.append("On one CPU already, \(most.what) takes \(CostFigures.percent(most.share)) of its time.")
    }
    guard let place else {
      let part = CostFigures.percent(Self.linearity(last.result, one: one))
      return sentences + ["No knee: \(last.cpus) CPUs make \(part) of \(last.cpus) times what one makes."]
        + rest(last.result)
    }
    var sentence = "The knee lies between \(place.last) and \(place.first) CPUs"
    if let cause = last.result.bottleneck {
      let shares = results.filter { $0.cpus >= place.first }.map { share(of: cause.what, in: $0.result) }
      let from = CostFigures.percent(shares.first ?? 0)
      sentence += ": \(cause.what) takes \(from) of all CPU time on \(place.first)"
      if place.first != last.cpus { sentence += ", \(CostFigures.percent(cause.share)) on \(last.cpus)" }
    }
    return sentences + [sentence + "."] + rest(last.result)
  }

  /// What a lock and a line have to do with it.
  private func rest(_ result: CostResult) -> [String] {
    var sentences: [String] = []
    if let lock = result.locks.max(by: { $0.waitShare < $1.waitShare }), lock.waitShare >= Self.worth {
      let held = CostFigures.percent(min(1, lock.heldShare))
      sentences.append("On \(result.load.cpus) CPUs, the \(lock.name) is held \(held) of the time.")
    }
    if let line = result.lines.first, line.timeShare >= Self.worth {
      let moves = CostFigures.fixed(line.movesPerOperation, 2)
      sentences.append("The line that costs most is \(line.name): it moves \(moves) times an operation.")
    }
    return sentences
  }

  private func share(of what: String, in result: CostResult) -> Double {
    result.causes.first { $0.what == what }?.share ?? 0
  }
}
