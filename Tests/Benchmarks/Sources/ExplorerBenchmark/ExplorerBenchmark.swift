import ArgumentParser
import Foundation

/// Runs the cases and prints a table.
@main
struct ExplorerBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explorer-benchmark",
    abstract: "How fast the explorer answers fixed questions, and how much memory it needs.",
    discussion: """
      The cases; those with a star take minutes or gigabytes, and run only by name or with --long:

      \(BenchmarkCase.all.map { "\($0.name)\($0.isLong ? "*" : ""): \($0.title)" }.joined(separator: "\n"))
      """,
    subcommands: [Measure.self])

  @Option(name: .customLong("case"), help: "Only this case; may be given again.")
  var names: [String] = []

  @Flag(help: "Also the cases, and the questions to SPIN, that take minutes or gigabytes.")
  var long = false

  @Flag(help: "Ask SPIN the same in the same run; needs spin and gcc.")
  var spin = false

  @Option(help: "How often a short case is repeated.")
  var rounds = 5

  @Flag(help: "One JSON document with every single run.")
  var json = false

  @OptionGroup var conditions: Conditions

  func validate() throws {
    guard rounds >= 1 else { throw ValidationError("--rounds is at least 1") }
    let known = BenchmarkCase.all.map(\.name)
    for name in names where !known.contains(name) {
      throw ValidationError("there is no case '\(name)'; there are \(known.joined(separator: ", "))")
    }
    if spin {
      for tool in ["spin", "gcc"] where Subprocess.find(tool) == nil {
        throw ValidationError("--spin needs \(tool) on the path")
      }
    }
  }

  func run() throws {
    let cases = BenchmarkCase.all.filter { names.isEmpty ? long || !$0.isLong : names.contains($0.name) }
    var results: [CaseResult] = []
    for (number, subject) in cases.enumerated() {
      progress("\(number + 1)/\(cases.count) \(subject.title)")
      let asksSpin = spin && (long || conditions.quick || subject.spin?.isLong == false)
      results.append(CaseResult(subject, conditions, rounds: rounds, spin: asksSpin))
    }
    if conditions.quick { progress("one reader, one scenario: it works, but the figures say nothing") }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(Document(results: results)), as: UTF8.self))
    } else {
      print(ResultTable(results).text)
      for line in Comparison(results).lines { print(line) }
    }
    if results.contains(where: { $0.failure != nil }) { throw ExitCode.failure }
  }

  private func progress(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// What `--json` prints.
  private struct Document: Encodable {
    var version = 1
    var results: [CaseResult]
  }
}
