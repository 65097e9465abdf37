import PageCacheModel
import RaceScreen
import RaceSession
import Testing

@Suite("The main screen draws")
struct AnyStateTests {
  /// A small generator that gives the same numbers everywhere.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }

  private static let models: [KernelChoice] = Catalogue.scenarios.flatMap { scenario in
    Catalogue.proposals.map { KernelChoice(scenario: scenario.id, proposal: $0.id) }
  }

  @Test("every state of random runs, the same twice, with glyphs that have stand-ins", arguments: models)
  func randomRuns(_ choice: KernelChoice) throws {
    var dice = Dice(state: 7)
    var choice = choice
    let scenario = try Catalogue.scenario(choice.scenario)
    if scenario.parameters.contains(where: { $0.name == "readers" }) { choice.settings = [.init("readers", "2")] }
    let session = try Session(choice)
    for _ in 0..<30 where !session.isOver {
      let moves = session.view.moves
      if dice.roll(4) == 0 { session.markSeen() }
      session.apply(.steps(cpu: moves[dice.roll(moves.count)].cpu, count: 1 + dice.roll(12)))
      let (width, height) = [(80, 24), (120, 40), (100, 30), (200, 60)][dice.roll(4)]
      let picture = MainScreen.picture(session, width, height)
      #expect(picture == MainScreen.picture(session, width, height))
      #expect(!hasGlyphWithoutStandIn(picture), "\(session.schedule)")
    }
  }

  /// In ASCII such a glyph would become a question mark.
  private func hasGlyphWithoutStandIn(_ picture: Canvas) -> Bool {
    let ascii = picture.ascii()
    for y in 0..<picture.height {
      for x in 0..<picture.width where ascii[x, y].glyph == "?" && picture[x, y].glyph != "?" { return true }
    }
    return false
  }

  @Test("at any size from 1x1 to 500x200")
  func anySize() throws {
    var dice = Dice(state: 11)
    let sessions = [try Moments.start(), try Moments.firstWindow(), try Moments.firstWindow("oops-2019-03-29")]
    var sizes = [(1, 1), (1, 200), (500, 1), (500, 200), (79, 24), (80, 23), (80, 24), (119, 60), (120, 39), (199, 60)]
    for _ in 0..<120 { sizes.append((1 + dice.roll(500), 1 + dice.roll(200))) }
    for (index, (width, height)) in sizes.enumerated() {
      var options = MainScreenOptions.usual
      if index % 3 == 1 { options.caption = Caption(["One.", "Two."], cpu: 0, chapters: ["a", "b"], progress: 0.5) }
      if index % 4 == 1 { options.focus = [.cpu(0), .tree, .pages, .swap, .derivation, .schedule][index % 6] }
      if index % 4 == 3 { options.focus = [.locks, .pageTable][index / 4 % 2] }
      options.isLarge = index % 7 == 6
      options.isTreeInFull = index % 3 == 2
      if index % 5 == 1 {
        options.scroll = [
          .cpu(0): index, .pages: index, .schedule: index, .swap: index, .tree: index - 30, .locks: index,
        ]
      }
      let picture = MainScreen.picture(sessions[index % 3], width, height, options)
      #expect(picture.width == width && picture.height == height)
    }
  }

  @Test("a sentence where it is too small")
  func tooSmall() throws {
    let text = MainScreen.picture(try Moments.start(), 70, 20).plainText()
    #expect(text.contains("needs 80x24, this is 70x20"))
  }

  @Test("panels that do not overlap and lie on the canvas")
  func places() throws {
    let screen = MainScreen(session: try Moments.start())
    for width in stride(from: 80, through: 300, by: 7) {
      for height in stride(from: 24, through: 120, by: 3) {
        let panels = screen.panels(width: width, height: height)
        #expect(panels.count >= 6)
        for (index, first) in panels.enumerated() {
          let canvas = Rect(x: 0, y: 1, width: width, height: height - 2)
          #expect(
            first.rect.intersection(canvas) == first.rect && !first.rect.isEmpty, "\(first) on \(width)x\(height)")
          for second in panels[(index + 1)...] {
            #expect(first.rect.intersection(second.rect).isEmpty, "\(first) \(second) on \(width)x\(height)")
          }
        }
      }
    }
  }

  @Test("panels in the same places at every step")
  func samePlaces() throws {
    let session = try Moments.firstWindow()
    let places = MainScreen(session: session).panels(width: 120, height: 40).map(\.rect)
    for _ in 0..<session.position {
      session.apply(.back(1))
      #expect(MainScreen(session: session).panels(width: 120, height: 40).map(\.rect) == places)
    }
  }
}
