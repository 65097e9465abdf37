import Dispatch
import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// The search itself: threads, whole states, limits.
@Suite("Search")
struct SweepTests {
  static let pairs = [
    Pair(scenario: "swap-delete-thp", proposal: "page-index", set: ["readers=2"]),
    Pair(scenario: "swap-delete-thp", proposal: "mask-hugetlb-split", set: ["readers=3"]),
    Pair(scenario: "two-callers", proposal: "lock-one-caller"),
    Pair(scenario: "thp-split", proposal: "mask-hugetlb", set: ["deleted=0"]),
    Pair(scenario: "reclaim", proposal: "mask", set: ["readers=2"]),
    Pair(scenario: "fault-thp", proposal: "head-if-swapcache"),
  ]

  @Test("several threads say the same as one, with the same counts", arguments: pairs, [true, false])
  func threads(_ pair: Pair, reduction: Bool) throws {
    let model = try #require(pair.model)
    // Full search of these is long.
    if !reduction, pair.set.contains("readers=3") { return }
    var options = CheckOptions.verdict
    options.reduction = reduction
    let one = Check(model, options).report()
    for jobs in [2, 3, 5] {
      options.jobs = jobs
      let several = Check(model, options).report()
      #expect(several.judgement == one.judgement)
      #expect(several.findings == one.findings)
      #expect(several.states == one.states && several.transitions == one.transitions, "\(jobs) threads")
    }
  }

  @Test("whole states instead of fingerprints: nothing changes", arguments: pairs, [true, false])
  func exact(_ pair: Pair, reduction: Bool) throws {
    let model = try #require(pair.model)
    if !reduction, pair.set.contains("readers=3") { return }
    var options = CheckOptions.verdict
    options.reduction = reduction
    let hashed = Check(model, options).report()
    options.exact = true
    let exact = Check(model, options).report()
    #expect(exact.findings == hashed.findings)
    #expect(exact.states == hashed.states && exact.transitions == hashed.transitions)
  }

  @Test("a search that may not visit enough states, or not use enough memory, says that it does not know")
  func limits() throws {
    let model = try #require(
      Pair(scenario: "swap-delete-thp", proposal: "mask", set: ["readers=3", "offset=any"]).model)
    var options = CheckOptions.verdict
    options.maxStates = 1000
    let few = Check(model, options).report()
    #expect(few.judgement == .unknown && !few.complete && few.stop == .states && few.states == 1000)
    options.maxStates = nil
    options.maxMemory = 600_000
    let small = Check(model, options).report()
    #expect(small.judgement == .unknown && !small.complete && small.stop == .memory)
    #expect(small.states > 1000)
  }

  @Test("what was found before a limit counts")
  func brokenBeforeTheLimit() throws {
    let model = try #require(Pair(scenario: "swap-delete-thp", proposal: "index", set: ["readers=3"]).model)
    var options = CheckOptions.verdict
    options.reduction = false
    options.maxStates = 100_000
    let report = Check(model, options).report()
    #expect(report.judgement == .broken && !report.complete)
  }

  @Test("a search ends soon when somebody cancels it, and says how far it was")
  func cancelling() throws {
    let model = try #require(
      Pair(scenario: "swap-delete-thp", proposal: "mask", set: ["readers=6", "offset=any"]).model)
    let watch = SearchWatch()
    var options = CheckOptions.verdict
    options.reduction = false
    options.jobs = 2
    DispatchQueue.global().async {
      while watch.states == 0 {}
      watch.cancel()
    }
    let report = Check(model, options).report(watch)
    #expect(report.judgement == .unknown && report.stop == .cancelled && report.states > 0)
    #expect(watch.phase == .done)
  }
}
