import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

@Suite("Sketches of which nobody has thought")
struct AnySketchTests {
  @Test("whatever is not refused runs to some end under every proposal, the same way each time")
  func runs() throws {
    var kinds: Set<Int> = []
    for seed in 0..<800 as Range<UInt64> {
      var source = AnySketch(seed: seed)
      let sketch = source.sketch()
      let proposal = Catalogue.proposals[Int(seed) % Catalogue.proposals.count]
      let debugs = seed % 3 == 0 ? "off" : "on"
      let model = try KernelModel(sketch.scenario, under: proposal, set: [(name: "debug-vm", value: debugs)])
      let (first, second) = (Machine(model), Machine(model))
      var random = SplitMix64(seed: seed)
      var steps = 0
      while steps < 3_000, let move = first.view.moves.randomElement(using: &random) {
        let (one, two) = (try first.step(move), try second.step(move))
        #expect(one.access == two.access && one.lines == two.lines, "seed \(seed)")
        steps += 1
      }
      #expect(first.fingerprint == first.recomputedFingerprint(), "seed \(seed)")
      kinds.formUnion(sketch.calls.map { $0.kind })
    }
    #expect(kinds.count == 14, "every kind of call must come through")
  }
}

extension SketchedCall {
  fileprivate var kind: Int {
    switch self {
    case .lookup(.slot, _): 0
    case .lookup(.any, _): 1
    case .fileLookup(.slot, _): 2
    case .fileLookup(.any, _): 3
    case .exit: 4
    case .writeFault: 5
    case .freeSwap: 6
    case .move: 7
    case .reclaim: 8
    case .swapOut: 9
    case .swapIn: 10
    case .rmapWalk: 11
    case .split: 12
    case .truncate: 13
    }
  }
}
