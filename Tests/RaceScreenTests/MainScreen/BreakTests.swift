import RaceScreen
import RaceSession
import Testing

@Suite("A break")
struct BreakTests {
  /// The texts of the solid blocks that mean "wrong", in reading order.
  private func wrongBlocks(_ canvas: Canvas) -> [String] {
    var blocks: [String] = []
    for y in 0..<canvas.height {
      var text: String?
      for x in 0..<canvas.width where canvas[x, y].style == .wrong {
        switch canvas[x, y].role {
        case .opening: text = ""
        case .closing:
          if let text { blocks.append(text) }
          text = nil
        default: text?.append(canvas[x, y].glyph)
        }
      }
    }
    return blocks
  }

  @Test("has one block on each cell of its chain: check, local, field, number, result", arguments: SnapshotTests.sizes)
  func chain(_ width: Int, _ height: Int) throws {
    let first = wrongBlocks(MainScreen.picture(try Moments.firstWindow(), width, height))
    #expect(Array(first.dropFirst()) == ["0", "0", "0", "0x52"])
    #expect(first[0].hasSuffix("index + nr <= offset"))
    let second = wrongBlocks(MainScreen.picture(try Moments.secondWindow(), width, height))
    #expect(Array(second.dropFirst()) == ["0x7fa815848", "0x7fa815848", "0x7fa815848", "−0x7fa8157f6"])
    #expect(second[0].hasSuffix("index > offset"))
  }

  @Test("is as plain without any attribute", arguments: SnapshotTests.sizes)
  func withoutAttributes(_ width: Int, _ height: Int) throws {
    let text = MainScreen.picture(try Moments.firstWindow(), width, height).plainText(glyphs: .ascii)
    #expect(text.contains("index + nr <= offset!"))
    #expect(text.split(separator: "!0!").count == 4)
    #expect(text.contains("!0x52!"))
    #expect(text.contains("8 pages too far"))
    #expect(text.contains("would get X"))
  }

  @Test("is told with the numbers of the panic of 29 March")
  func oops() throws {
    let picture = MainScreen.picture(try Moments.firstWindow("oops-2019-03-29"), 120, 40)
    #expect(wrongBlocks(picture).dropFirst().last == "0x21fb09e")
    #expect(picture.plainText().contains("116,815 pages too far: 456 MiB"))
    #expect(picture.plainText().contains("with 0x1c84f: 0x21de84f − 0x1c84f + 0x1c84f = 0x21de84f"))
  }

  @Test("is shown without a check too: the page that came out")
  func withoutChecks() throws {
    let picture = MainScreen.picture(try Moments.firstWindow("swap-delete-thp", [.init("debug-vm", "off")]), 120, 40)
    #expect(picture.plainText().contains("●0 got this ✗"))
    #expect(wrongBlocks(picture).contains("0x52"))
  }

  @Test("marks nothing as wrong before it")
  func before() throws {
    let session = try Moments.firstWindow()
    while session.position > 0 {
      session.apply(.back(1))
      #expect(wrongBlocks(MainScreen.picture(session, 120, 40)).isEmpty, "at step \(session.position)")
    }
  }

  @Test("is named in full in a demo, in place of the chapter where both are long", arguments: [(80, 24), (120, 40)])
  func inDemo(_ width: Int, _ height: Int) throws {
    let session = try Moments.start("reuse-rmap", "index-at-delete")
    try session.step(1, until: "__delete_from_swap_cache:page->index")
    #expect(session.apply(.stepToEnd(cpu: 0)).isDone)
    var options = MainScreenOptions()
    options.caption = Caption(
      ["It reads 8."], title: "Keep the index, lose the rmap", chapters: ["The page that stays mapped"])
    let header = MainScreen.picture(session, width, height, options).line(0)
    #expect(header.contains("Keep the index, lose the rmap"))
    #expect(header.contains("page_to_pgoff(page) != linear index") && header.contains("✗"), "\(header)")
    #expect(!header.contains("chapter"))
  }
}
