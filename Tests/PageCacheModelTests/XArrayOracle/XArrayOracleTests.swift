import Testing

@testable import PageCacheModel
@testable import RaceMachine

/// Replays what Linux does for given operations and compares results, trees and final contents.
@Suite struct XArrayOracle {
  /// What a replay found.
  struct Outcome {
    var operations = 0
    var dumps = 0
    var differences: [String] = []
  }

  @Test func agreesWithLinux() throws {
    let files = try OracleFile.all()
    var total = Outcome()
    var benches: [Int: XArrayBench] = [:]
    for file in files {
      for example in file.cases where !example.flagged {
        let key = example.chunkShift * 2 + (example.multi ? 1 : 0)
        let bench =
          benches[key]
          ?? XArrayBench(
            XArrayBenchModel(chunkShift: example.chunkShift, multi: example.multi, nodeCount: 640))
        let outcome = Self.replay(example, on: bench)
        // A bench that went wrong may be in any state.
        benches[key] = outcome.differences.isEmpty ? bench : nil
        total.operations += outcome.operations
        total.dumps += outcome.dumps
        total.differences += outcome.differences.prefix(1).map { "\(file.name) \(example.name) \($0)" }
      }
    }
    for difference in total.differences.prefix(20) { Issue.record("\(difference)") }
    try #require(total.dumps > 0, "there is nothing to replay")
    try #require(total.differences.isEmpty, "\(total.differences.count) cases differ")
    print("oracle: \(total.operations) operations, \(files.count) files, \(total.dumps) dumps agree")
  }

  /// Runs a case on an empty bench and empties it again.
  static func replay(_ example: OracleCase, on bench: XArrayBench) -> Outcome {
    let replay = OracleReplay(bench: bench)
    var outcome = Outcome()
    for (number, operation) in example.operations.enumerated() {
      let result = replay.result(of: operation)
      let expected = operation[0] == .string("upd_store") ? example.results[number][0] : example.results[number]
      if result != expected {
        outcome.differences.append("operation \(number) \(operation): \(result), not \(expected)")
        return outcome
      }
      outcome.operations += 1
      if let checkpoint = example.checkpoints[number + 1] {
        let dump = bench.dump()
        for (part, value) in dump where checkpoint[part] != value {
          outcome.differences.append(
            "after operation \(number) \(operation): \(part) \(value), not \(String(describing: checkpoint[part]))")
          return outcome
        }
        outcome.dumps += 1
      }
      if let defect = bench.defect() {
        outcome.differences.append("after operation \(number) \(operation): \(defect)")
        return outcome
      }
    }
    let present = replay.entries(from: 0, to: .max, XArrayProcedures.anyEntry)
    let iteration = ExactJSON.array(present.map { .array([.unsigned($0.index), bench.json($0.entry)]) })
    let marked = ExactJSON.array(
      (0..<Word(XArrayMemory.markCount)).map { mark in
        .array(replay.entries(from: 0, to: .max, mark).map { .unsigned($0.index) })
      })
    if example.final["iter"] != iteration { outcome.differences.append("final iteration: \(iteration)") }
    if example.final["iter_marked"] != marked { outcome.differences.append("final marks: \(marked)") }
    _ = bench.run("xa_destroy")
    if bench.dump()["head"] != .null { outcome.differences.append("after the end: not empty") }
    if let defect = bench.defect() { outcome.differences.append("after the end: \(defect)") }
    return outcome
  }
}
