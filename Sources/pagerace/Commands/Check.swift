import ArgumentParser
import PageRaceEngine

/// `pagerace check`: every interleaving, and what came out.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explore every interleaving: a proof, or the shortest run that breaks.",
    discussion: """
      A scenario under a proposal gets a verdict with its counts, and each way in which it breaks with runs that 'run' \
      and 'trace' replay. Several make a matrix. --all takes all scenarios, all proposals, or both: whatever is not \
      named. Else, without --proposal, it is \(KernelModel.defaultProposal), under which the panic was reported.

      Each reader may look up any offset of its page, unless --set says which. Parameters hold for all scenarios; \
      where they do not fit, that pair is not applicable.

      The exit status is 0 whatever the verdict. With --expect it is 1 if a pair has another one; pairs that are not \
      applicable do not count. Ctrl-C prints what is known by then and ends with 130.

      pagerace check swap-delete
      pagerace check swap-delete-thp --proposal mask --expect safe
      pagerace check swap-delete swap-move --proposal P3 --proposal P7
      pagerace check swap-delete --set readers=2 offset=9 --json
      pagerace check --all
      """)

  /// What `--expect` takes.
  enum Expectation: String, ExpressibleByArgument, CaseIterable {
    case safe, broken
  }

  @Argument(help: "Scenarios; see 'pagerace list scenarios'.")
  var scenarios: [String] = []

  @Option(
    name: .customLong("proposal"),
    help: "A proposal under which the kernel runs; may be repeated. See 'pagerace list proposals'.")
  var proposals: [String] = []

  @OptionGroup var parameters: ParameterOptions

  @Flag(help: "All scenarios and proposals that are not named.")
  var all = false

  @Option(help: "The verdict that all pairs must have: safe or broken.")
  var expect: Expectation?

  @Flag(help: "Say how long it took.")
  var timing = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @OptionGroup(title: "Search options") var search: SearchOptions

  @OptionGroup(title: "Screen options") var look: LookOptions

  func run() throws {
    let settings = try parameters.settings()
    let plan = try Failure.forModel {
      try CheckPlan(scenarios: scenarios, proposals: proposals, all: all, settings: settings)
    }
    let output = try look.textOutput()
    let threads = search.threads
    var options = try search.checkOptions(pairsAtOnce: CheckRun.pairsAtOnce(plan, jobs: threads))
    // A matrix for people has no room for the numbers.
    options.numbers = json || !plan.isMatrix
    let clock = ContinuousClock()
    let start = clock.now
    let (pairs, isInterrupted) = Supervision.results(of: CheckRun(plan, options, jobs: threads))
    let results = CheckResults(
      plan: plan, pairs: pairs, options: options, seconds: timing ? (clock.now - start) / .seconds(1) : nil)
    try StandardOutput.write(json ? results.json.text : results.text(for: output))
    if isInterrupted { throw Failure(message: "pagerace: interrupted; this was known by then", status: 130) }
    if let expect { try results.require(expect) }
  }
}
