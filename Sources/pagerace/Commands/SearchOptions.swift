import ArgumentParser
import Foundation
import PageRaceEngine

/// How `pagerace check` searches.
struct SearchOptions: ParsableArguments {
  @Flag(help: "Search every state: leave out none that is like another.")
  var noReduction = false

  @Flag(help: "Keep whole states instead of fingerprints of 128 bits: more memory, and no doubt.")
  var exact = false

  @Option(help: ArgumentHelp("How many threads; by default one for each core.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Give a pair up as unknown above so many states.", valueName: "n"))
  var maxStates: Int?

  @Option(
    help: ArgumentHelp(
      "Give a pair up as unknown above so much memory, such as 500M or 8G; by default three quarters of the machine's.",
      valueName: "size"))
  var maxMemory: String?

  /// How many threads.
  var threads: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The options of a search.
  ///
  /// - Parameter pairsAtOnce: how many searches share the memory of the machine.
  func checkOptions(pairsAtOnce: Int) throws -> CheckOptions {
    if let jobs, !(1...1_024).contains(jobs) {
      throw Failure.wrongInput("--jobs takes a number from 1 to 1024, not \(jobs)")
    }
    if let maxStates, maxStates < 1 { throw Failure.wrongInput("--max-states takes a number from 1, not \(maxStates)") }
    var options = CheckOptions()
    options.reduction = !noReduction
    options.exact = exact
    options.maxStates = maxStates
    options.maxMemory = ByteCount.ofMachine / 4 * 3 / max(1, pairsAtOnce)
    if let maxMemory {
      guard let limit = ByteCount(parsing: maxMemory) else {
        throw Failure.wrongInput("--max-memory takes a size such as 500M, 8G or 1000000000, not '\(maxMemory)'")
      }
      options.maxMemory = limit.bytes
    }
    return options
  }
}
