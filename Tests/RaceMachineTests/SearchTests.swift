import RaceMachine
import Testing

/// A search is nothing but moves, fingerprints and steps back. These results are known from elsewhere.
@Suite("Searching all runs")
struct SearchTests {
  @Test("message passing under sequential consistency: flag without data never, all else sometimes")
  func messagePassing() {
    var outcomes: Set<Word> = []
    visitEnds(Machine(Toy.messagePassing)) { outcomes.insert($0.view.word(MessageWords.outcomeAddress) - 1) }
    // 10 * flag + data.
    #expect(outcomes == [0, 1, 11])
  }

  @Test("message passing with its stores exchanged: flag without data is found")
  func exchangedStores() {
    var toy = Toy.messagePassing
    toy.program = toy.program.changing("send") { procedure in
      var procedure = procedure
      procedure.elements.reverse()
      return procedure
    }
    var outcomes: Set<Word> = []
    visitEnds(Machine(toy)) { outcomes.insert($0.view.word(MessageWords.outcomeAddress) - 1) }
    #expect(outcomes == [0, 1, 10, 11])
  }

  @Test("independent CPUs of n and m steps have (n + 1)(m + 1) states")
  func grid() {
    let region = Region(0, "word")
    var words = Words()
    let places = ["a", "b"].map { Place(region, words.place($0, region)) }
    func procedure(_ name: String, _ place: Place, _ count: Int) -> Procedure {
      Procedure(name) {
        for number in 1...count { Store("\(name) = \(number)", place, .constant(Word(number))) }
      }
    }
    let toy = Toy(
      title: "grid", map: words.map, program: Program([procedure("a", places[0], 4), procedure("b", places[1], 6)]),
      tasks: [RaceTask("a", symmetryClass: 0), RaceTask("b", symmetryClass: 1)])
    #expect(visitAll(Machine(toy)) { _ in } == 5 * 7)
  }

  @Test("a search leaves the machine as it found it", arguments: Toy.all)
  func untouched(_ toy: Toy) {
    let machine = Machine(toy)
    let before = machine.snapshot()
    #expect(visitAll(machine) { _ in } > 1)
    #expect(machine.snapshot() == before)
    #expect(machine.stepCount == 0)
  }

  @Test("every choice is explored")
  func choices() {
    var seen: Set<Word> = []
    visitEnds(Machine(Toy.choice)) { seen.insert($0.view.word(ChoiceWords.slotAddress)) }
    #expect(seen == [0, 8, 9, 10])
  }

  @Test("a compare-and-swap loop loses no push")
  func atomics() {
    let machine = Machine(Toy.atomics)
    visitEnds(machine) { #expect(Toy.atomics.finalViolations($0.view).isEmpty) }
  }
}
