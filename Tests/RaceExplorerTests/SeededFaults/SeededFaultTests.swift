import PageCacheModel
import RaceExplorer
import RaceMachine
import Testing

/// Each lock, recheck, reference, freeze and flag test of the model is there for a reason: without it, the search finds
/// a violation, or the table says why not.
@Suite struct SeededFaultTests {
  /// The kinds of violation that runs of `model` can end in, in order.
  static func kinds(_ model: any Model) -> [String] {
    var options = CheckOptions()
    options.counterexamples = false
    options.numbers = false
    // Reduction relies on what the steps of a sound model promise. Without one of them the others may promise too much.
    options.reduction = false
    let report = Check(model, options).report()
    #expect(report.complete)
    return Set(report.findings.map(\.violation.kind)).sorted()
  }

  @Test("without a step every interleaving ends as the table says", arguments: Fault.all)
  func fault(_ fault: Fault) throws {
    for situation in fault.situations {
      let model = try situation.model()
      // A step is redundant if its absence changes nothing.
      let expected = fault.reason == nil ? fault.finds : Self.unsound[situation] ?? []
      #expect(Self.kinds(FaultyModel(model, fault)) == expected, "\(situation)")
    }
  }

  @Test("where faults are tried, the model itself is right, but for a few situations")
  func soundSituations() throws {
    for situation in Set(Fault.all.flatMap(\.situations)).subtracting(Self.unsound.keys) {
      #expect(Self.kinds(try situation.model()) == [], "\(situation)")
    }
    for (situation, expected) in Self.unsound {
      #expect(Self.kinds(try situation.model()) == expected, "\(situation)")
    }
  }

  @Test("a fault that is found differs from the model, and a redundant one has a reason")
  func reasons() {
    for fault in Fault.all {
      if let reason = fault.reason {
        #expect(!reason.isEmpty && fault.finds.isEmpty, "\(fault)")
      } else {
        for situation in fault.situations { #expect(fault.finds != Self.unsound[situation] ?? [], "\(fault)") }
      }
    }
  }

  /// Where a step is reached, or matters, only under a proposal that is broken.
  static let unsound: [Situation: [String]] = [
    .deleteIndex: ["vm-bug"], .deletePageIndex: ["vm-bug"], .hugetlbMask: ["vm-bug", "wrong-page"],
    .swapInRoles: ["vm-bug"], .swapInWaiting: ["vm-bug"], .faultAtHead: ["livelock"],
  ]
}
