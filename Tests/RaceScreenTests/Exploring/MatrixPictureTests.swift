import PageCacheModel
@testable import RaceScreen
import Testing

@Suite("Pictures of the matrix")
struct MatrixPictureTests {
  private static let sizes = [(80, 24), (120, 40)]

  // Written out, so that a new scenario changes no picture.
  private static let scenarios = [
    "swap-delete", "swap-delete-fresh", "swap-delete-thp", "swap-move", "swap-move-thp", "two-callers", "reuse-rmap",
    "fault-thp", "thp-split", "hugetlb", "tmpfs", "truncate", "reclaim", "page-reuse", "oops-2019-03-29",
  ]
  /// A letter a proposal: broken, safe, unknown, not applicable.
  private static let verdicts = [
    "sbbbbsbssssss", "sbbbbsbssssss", "sbBbbsbssssss", "sbbbbsbsbssss", "sbbbbsbsbssss", "sbbbbsbssssss",
    "ssssssbbsssss", "sbbssssssssss", "sbbbbbbbbbbbs", "ssssssssssbss", "sssbbbbbbssss", "sssssssssssss",
    "sbbssss?sssss", "ssssssssss///", "sbbbs",
  ]

  private func interface(_ width: Int, _ height: Int) throws -> Interface {
    var interface = Interface(width: width, height: height)
    let explorations = HeldExplorations()
    interface.explorations = explorations
    var page = MatrixPage(scenarios: try Self.scenarios.map { id in try Catalogue.scenario(id) })
    for (questions, letters) in zip(page.questions, Self.verdicts) {
      for (question, letter) in zip(questions, letters) { interface.answers[question] = try Self.answer(letter) }
    }
    page.begin(explorations, interface.answers)
    page.select(scenario: "swap-delete-thp", proposal: "page-index")
    interface.matrix = page
    interface.start = nil
    return interface
  }

  private static func answer(_ letter: Character) throws -> Answer {
    switch letter {
    case "s": return Handmade.safe()
    case "?": return Handmade.unknown()
    case "/": return Handmade.notApplicable
    case "B":
      return try Handmade.broken(
        [
          .init(kind: "wrong-page", detail: "not the home of that offset"),
          .init(kind: "refcount", detail: "count differs from homes, mappings and owners", shortest: "0*30 1*40 0*5"),
          .init(kind: "deadlock", detail: "nobody can run and somebody has not finished", shortest: "1*50 0*60"),
        ], probability: 0.00031)
    default:
      // The story of the thread.
      return try Handmade.broken(
        [
          .init(shortest: "1*8 0*10"),
          .init(detail: "index > offset", shortest: "0*6 1*22 0*3 1 0", fewest: "1*50 0*3"),
        ],
        sentences: [
          "CPU 1 cleared ->private of the head at step 14; CPU 0 read it as 0 at step 16.",
          "Slot 10 still named the head, so the recheck passed; the lookup got page 0x52 and wanted 0x4a.",
        ])
    }
  }

  @Test("a broken pair is selected, another one is explored", arguments: sizes)
  func broken(_ width: Int, _ height: Int) throws {
    let interface = try interface(width, height)
    try expectKept(interface.picture, "matrix-broken-\(width)x\(height)")
    try expectKept(interface.picture.ascii().withoutAttributes(), "matrix-broken-ascii-\(width)x\(height)")
  }

  @Test("three kinds of violation", arguments: sizes)
  func many(_ width: Int, _ height: Int) throws {
    var interface = try interface(width, height)
    interface.press(.left)
    try expectKept(interface.picture, "matrix-many-\(width)x\(height)")
  }

  @Test("a safe pair, all others stopped", arguments: sizes)
  func safe(_ width: Int, _ height: Int) throws {
    var interface = try interface(width, height)
    interface.press("e", .home)
    try expectKept(interface.picture, "matrix-safe-\(width)x\(height)")
  }

  @Test("the pair that is explored, an unknown one, one that cannot be run", arguments: sizes)
  func others(_ width: Int, _ height: Int) throws {
    var interface = try interface(width, height)
    func selects(_ scenario: String, _ proposal: String, _ texts: String...) {
      interface.matrix?.select(scenario: scenario, proposal: proposal)
      let text = interface.picture.plainText()
      for wanted in texts { #expect(text.contains(wanted)) }
    }
    selects("oops-2019-03-29", "lock-every-caller", "⋯ running", "so far   0 states, searching")
    selects("oops-2019-03-29", "mask", "to come", "not explored yet; Enter opens the run at its beginning")
    selects("reclaim", "synchronize-rcu", "? unknown", "20,000,000 states", "too little memory")
    selects("page-reuse", "mask-hugetlb", "/ not applicable", "a hugetlb page is never in the swap cache")
  }

  @Test("every size from the smallest on keeps grid, detail and keys apart")
  func anySize() throws {
    for width in [80, 81, 99, 100, 119, 120, 150, 300] {
      for height in [24, 25, 26, 27, 28, 29, 30, 33, 38, 39, 40, 41, 60, 100] {
        let interface = try interface(width, height)
        let layout = MatrixLayout(try #require(interface.matrix), width: width, height: height)
        let parts = [
          layout.header, layout.labels, layout.grid, layout.sums, layout.detail, layout.status, interface.footerRow,
        ].compactMap(\.self)
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.maxY <= $1.y }, "\(width)x\(height)")
        #expect(layout.grid.height == 15 && layout.detail.height >= 5 && layout.sumEdge <= layout.grid.width)
        let text = interface.picture.plainText()
        #expect(text.contains("index + nr <= offset") && text.contains("P9c") && text.contains("1*8 0*10"))
      }
    }
    var tooSmall = try interface(79, 24)
    #expect(tooSmall.picture.plainText().contains("needs 80 columns and 24 rows"))
    tooSmall.press(.down)
    #expect(tooSmall.matrix?.row == 2)
  }
}
