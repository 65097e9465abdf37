import PageCacheModel
import RaceMachine
@testable import RaceScreen
import RaceSession
import SeededNumbers
import Testing

@Suite("No text of the main screen hides another one")
struct CollisionTests {
  private static let models: [KernelChoice] = Catalogue.scenarios.flatMap { scenario in
    ["page-index", "subpages", "mask-hugetlb-split"].map { KernelChoice(scenario: scenario.id, proposal: $0) }
  }
  private static let sizes = [(80, 24), (100, 30), (120, 40), (200, 60)]

  @Test("in random runs, with and without a caption, whatever is pointed at", arguments: models)
  func randomRuns(_ choice: KernelChoice) throws {
    var numbers = SplitMix64(seed: 5)
    let session = try Session(readers(choice))
    for round in 0..<40 where !session.isOver {
      let cpu = session.view.moves.randomElement(using: &numbers)?.cpu ?? 0
      if round % 3 == 0 { session.markSeen() }
      session.apply(.steps(cpu: cpu, count: Int.random(in: 1...9, using: &numbers)))
      var options = MainScreenOptions.usual
      if round % 2 == 0 { options.caption = Caption(["One.", "Two."], cpu: 0, chapters: ["a"], progress: 0.5) }
      if round % 4 > 1 { point(&options, session, &numbers) }
      let size = Self.sizes[(round / 2) % 4]
      expectNone(session, size, options)
    }
  }

  @Test("where a check fires")
  func broken() throws {
    for session in [
      try Moments.firstWindow(), try Moments.firstWindow("swap-delete"), try Moments.secondWindow(),
      try Moments.firstWindow("oops-2019-03-29"), try Moments.hugePage(), try Moments.blocked(),
    ] {
      for size in Self.sizes { expectNone(session, size, .usual) }
    }
  }

  /// Two readers where that is possible: more to show.
  private func readers(_ choice: KernelChoice) throws -> KernelChoice {
    var choice = choice
    let names = try Catalogue.scenario(choice.scenario).parameters.map(\.name)
    if names.contains("readers") { choice.settings = [.init("readers", "2")] }
    return choice
  }

  /// Points at some words of the pages, trees and swap map, and at what the lookups know.
  private func point(_ options: inout MainScreenOptions, _ session: Session, _ numbers: inout SplitMix64) {
    guard let reading = session.reading else { return }
    var words = reading.pages.flatMap { [$0.flags, $0.index, $0.privateWord, $0.refcount] }.map(\.address)
    words += reading.spaces.flatMap(\.nodes).flatMap(\.slots).map(\.address)
    words += reading.swapSlots.prefix(16).map(\.value.address)
    words += reading.pageTable?.entries.map(\.value.address) ?? []
    for _ in 0..<6 { options.highlights.insert(words.randomElement(using: &numbers) ?? words[0]) }
    for cpu in 0..<session.cpuCount {
      options.variables += session.observations(of: cpu).map {
        HighlightedVariable(cpu: cpu, function: nil, name: $0.name, value: $0.value, text: $0.text)
      }
    }
  }

  private func expectNone(_ session: Session, _ size: (Int, Int), _ options: MainScreenOptions) {
    var canvas = Canvas(width: size.0, height: size.1)
    canvas.collisions = []
    MainScreen(session: session, options: options).draw(in: &canvas)
    let rows = Set(canvas.collisions?.map(\.y) ?? []).sorted()
    let lines = canvas.plainText().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.isEmpty, "\(session.schedule), \(size): \(rows.map { "\($0): \(lines[$0])" }.joined(separator: "\n"))")
  }
}
