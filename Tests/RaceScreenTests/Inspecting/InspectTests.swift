@testable import RaceScreen
import RaceSession
import Testing

@Suite("A selected value")
struct InspectTests {
  /// Both ways in which a value can be selected, at the moment of the broken lookup.
  private func broken(width: Int = 120, height: Int = 40) throws -> Interface {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp", proposal: "page-index"))
    session.apply(.run(try .init(parsing: "1*25 0*12")))
    return Interface(width: width, height: height, session: session)
  }

  private func name(_ interface: Interface) -> String? {
    guard let bar = interface.top(InspectBar.self) else { return nil }
    return interface.run?.session.map.name(of: bar.address)
  }

  @Test("begins where the run is wrong, and tells who wrote it, when, over what, and who has read it")
  func story() throws {
    var interface = try broken()
    interface.press("i")
    let session = try #require(interface.run?.session)
    #expect(name(interface) == "page[0x48].private")
    let story = ValueStory(try #require(interface.top(InspectBar.self)).address, in: session, .init())
    #expect(story.name.text == "private of page 0x48 is 0")
    #expect(
      story.origin.text == "◆1 wrote it at 25, was 0:8   set_page_private(page + i, 0) in __delete_from_swap_cache()")
    #expect(story.readers.text == "read by ●0 at 34")
    #expect(story.next.text == "")
  }

  @Test(
    "arrows go to the value that lies next in their direction; every value can be reached",
    arguments: [
      (80, 24), (120, 40), (200, 60),
    ])
  func walk(width: Int, height: Int) throws {
    var interface = try broken(width: width, height: height)
    let all = try #require(interface.run).valueCells(width: width, height: height)
      .filter { $0.rect.y < height - 4 }
    interface.press("i")
    var reached: Set<Position> = []
    var open = [interface]
    while let next = open.popLast() {
      guard let bar = next.top(InspectBar.self), reached.insert(bar.place).inserted else { continue }
      for key: Key in [.up, .down, .left, .right] {
        var moved = next
        moved.press(key)
        open.append(moved)
      }
    }
    #expect(reached.count > 8 && Set(all.map(\.rect.origin)).isSubset(of: reached))
  }

  @Test("[ and ] go to the steps that touch it, and say when there are no more")
  func accesses() throws {
    var interface = try broken()
    interface.press("i", "[")
    #expect(interface.run?.session.position == 34)
    interface.press("[")
    #expect(interface.run?.session.position == 25)
    interface.press("]", "]")
    #expect(interface.run?.session.position == 34 && interface.message?.hasPrefix("nothing on the known way") == true)
    #expect(name(interface) == "page[0x48].private", "it stays selected")
  }

  @Test("the next access is told from the known way, else from what CPUs are about to do")
  func next() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp", proposal: "page-index"))
    session.apply(.run(try .init(parsing: "1*25 0*12")))
    let page = try #require(session.reading?.pages.first)
    session.apply(.goTo(30))
    #expect(ValueStory(page.privateWord.address, in: session, .init()).next.text == "next ●0 reads it at 34")
    session.apply(.restart)
    session.apply(.run(try .init(parsing: "1*25 0*8")))
    #expect(ValueStory(page.privateWord.address, in: session, .init()).next.text == "●0 is about to read it")
  }

  @Test("a lock is held or free, not a number")
  func lock() throws {
    let interface = try broken()
    let session = try #require(interface.run?.session)
    let lock = try #require(session.reading?.spaces.first).lock.address
    #expect(ValueStory(lock, in: session, .init()).name.text == "the i_pages lock is held by ◆1")
  }

  @Test("a click selects a value, a click on another one that; a click beside closes, as do Esc and i")
  func clicks() throws {
    var interface = try broken()
    let cells = try #require(interface.run).valueCells(width: 120, height: 40)
    for cell in [cells[0], try #require(cells.last)] {
      _ = interface.update(.mouse(MouseEvent(.press(.left), at: cell.rect.origin)))
      #expect(interface.top(InspectBar.self)?.address == cell.address)
    }
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: Position(60, 1))))
    #expect(interface.context == .run)
    interface.press("i", "i")
    #expect(interface.context == .run)
    interface.press("i", .escape)
    #expect(interface.context == .run)
  }

  @Test("CPUs can be stepped while a value is watched")
  func steps() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp", proposal: "page-index"))
    var interface = Interface(width: 80, height: 24, session: session)
    interface.press("i", "1", "1", "0")
    #expect(session.position == 3 && interface.context == .inspecting)
  }

  @Test("no other number is selected with the one that is: the page of the formula is what the slot held")
  func derivation() throws {
    var interface = try broken(width: 120, height: 40)
    interface.press("i")
    let bar = try #require(interface.covers.last as? InspectBar)
    let picture = interface.picture
    let cells = try #require(interface.run).valueCells(width: 120, height: 40)
    func text(_ cell: ValueCell) -> String {
      String((cell.rect.x..<cell.rect.maxX).map { picture[$0, cell.rect.y].glyph })
    }
    let selected = cells.filter { $0.address == bar.address }
    #expect(selected.count > 1 && Set(selected.map(text)) == ["0"])
    let formula = try #require(selected.map(\.rect.y).max())
    let page = try #require(cells.first { $0.rect.y == formula })
    let slot = try #require(cells.first { $0.address == page.address })
    #expect(text(page) == "0x48" && slot.rect.y < formula, "the tree has it too")
  }

  @Test("the pictures", arguments: [(80, 24), (120, 40), (200, 60)])
  func pictures(width: Int, height: Int) throws {
    var interface = try broken(width: width, height: height)
    interface.press("i")
    try expectKept(interface.picture, "inspect-\(width)x\(height)")
  }
}

extension StyledText {
  /// Its letters.
  fileprivate var text: String { spans.map(\.text).joined() }
}
