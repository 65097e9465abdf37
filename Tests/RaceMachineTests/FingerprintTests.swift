import RaceMachine
import SeededNumbers
import Testing

@Suite("Fingerprints")
struct FingerprintTests {
  @Test("the fingerprint kept by every write is the one computed from the words", arguments: Toy.all)
  func incremental(_ toy: Toy) throws {
    visitAll(Machine(toy)) { machine in
      #expect(machine.fingerprint == machine.recomputedFingerprint())
    }
  }

  @Test("different states have different fingerprints, equal states equal ones", arguments: Toy.all)
  func faithful(_ toy: Toy) throws {
    var words: [Fingerprint: [Word]] = [:]
    for seed in 0..<UInt64(100) {
      let machine = Machine(toy)
      var random = SplitMix64(seed: seed)
      for _ in 0..<60 {
        let state = machine.snapshot()
        #expect(words[machine.fingerprint, default: state] == state, "\(toy.title), seed \(seed)")
        words[machine.fingerprint] = state
        guard let move = machine.view.moves.randomElement(using: &random) else { break }
        machine.advance(move)
      }
    }
    #expect(Set(words.values).count == words.count)
  }

  @Test("words that are zero contribute nothing: memory may be large for free")
  func zeroWords() {
    let region = Region(0, "word")
    func toy(extra: Int) -> Toy {
      var map = MemoryMap()
      let word = map.place("word", fields: [Field("value", region)])
      _ = map.place("waste", fields: [Field("zeros", region, length: extra)])
      return Toy(
        title: "large", map: map,
        program: Program([Procedure("write") { Store("word = 5", Place(region, word[0]), 5) }]), tasks: [],
        preparation: { $0.set(word[0], 7) })
    }
    #expect(Machine(toy(extra: 1)).fingerprint == Machine(toy(extra: 10_000)).fingerprint)
    #expect(Machine(toy(extra: 1)).fingerprint != Fingerprint())
  }

  @Test("memory that is all zero has the fingerprint of nothing")
  func nothing() {
    var map = MemoryMap()
    _ = map.place("waste", fields: [Field("zeros", Region(0, "word"), length: 100)])
    let machine = Machine(Toy(title: "empty", map: map, program: Program([]), tasks: []))
    #expect(machine.fingerprint == Fingerprint())
    #expect(machine.recomputedFingerprint() == Fingerprint())
  }

  @Test("a value counts for its place: exchanged words are another state")
  func places() {
    let region = Region(0, "word")
    func fingerprint(_ values: [Word]) -> Fingerprint {
      var map = MemoryMap()
      let row = map.place("row", fields: [Field("values", region, length: values.count)])
      return Machine(
        Toy(
          title: "row", map: map, program: Program([]), tasks: [],
          preparation: { setup in
            for (index, value) in values.enumerated() { setup.set(row[0] + index, value) }
          })
      ).fingerprint
    }
    let states: [[Word]] = [
      [0, 0], [1, 2], [2, 1], [3, 0], [0, 3], [1, 0], [0, 1], [.max, .max], [.max, 1], [1 << 63, 1 << 63],
    ]
    #expect(Set(states.map(fingerprint)).count == states.count)
  }
}

@Suite("Symmetry")
struct SymmetryTests {
  @Test("exchanging identical CPUs changes the fingerprint but not the canonical one")
  func exchange() throws {
    var differing = 0
    for seed in 0..<UInt64(200) {
      let one = Machine(Toy.readersAndWriter)
      let other = Machine(Toy.readersAndWriter)
      // CPUs 0, 2 and 3 are the readers.
      let exchanged = [3, 1, 0, 2]
      var random = SplitMix64(seed: seed)
      for _ in 0..<8 {
        guard let move = one.view.moves.randomElement(using: &random) else { break }
        one.advance(move)
        other.advance(Move(cpu: exchanged[move.cpu]))
        #expect(one.canonicalFingerprint == other.canonicalFingerprint, "seed \(seed)")
        #expect((one.fingerprint == other.fingerprint) == (one.snapshot() == other.snapshot()), "seed \(seed)")
        if one.fingerprint != other.fingerprint { differing += 1 }
      }
    }
    #expect(differing > 100, "the exchange must lead to other states, or nothing was shown")
  }

  @Test("CPUs of different classes are never taken for each other")
  func differentClasses() {
    var toy = Toy.readersAndWriter
    toy.tasks = [RaceTask("read", symmetryClass: 0), RaceTask("read", symmetryClass: 1)]
    let one = Machine(toy)
    let other = Machine(toy)
    one.advance(Move(cpu: 0))
    other.advance(Move(cpu: 1))
    #expect(one.canonicalFingerprint != other.canonicalFingerprint)
  }

  @Test(
    "one CPU a class: the canonical fingerprint is the plain one", arguments: [Toy.messagePassing, .choice, .atomics])
  func withoutSymmetry(_ toy: Toy) {
    visitAll(Machine(toy)) { #expect($0.canonicalFingerprint == $0.fingerprint) }
  }

  @Test("the canonical fingerprint tells how many of several identical CPUs stand where, and not which")
  func howMany() {
    let readers = [0, 2, 3]
    var seen: [Set<Fingerprint>] = Array(repeating: [], count: readers.count + 1)
    for chosen in 0..<(1 << readers.count) {
      let machine = Machine(Toy.readersAndWriter)
      for (bit, cpu) in readers.enumerated() where chosen >> bit & 1 != 0 { machine.advance(Move(cpu: cpu)) }
      seen[chosen.nonzeroBitCount].insert(machine.canonicalFingerprint)
    }
    #expect(seen.allSatisfy { $0.count == 1 })
    #expect(Set(seen.flatMap { $0 }).count == seen.count)
  }

  @Test("a search that merges exchanged states sees fewer of them and the same ends")
  func smallerSearch() {
    let machine = Machine(Toy.readersAndWriter)
    var canonical: Set<Fingerprint> = []
    var ends: Set<Fingerprint> = []
    let all = visitAll(machine) { machine in
      canonical.insert(machine.canonicalFingerprint)
      if machine.view.moves.isEmpty { ends.insert(machine.canonicalFingerprint) }
    }
    #expect(canonical.count < all / 3)
    #expect(ends.count == 1, "readers keep nothing, so all runs end alike")
  }
}
