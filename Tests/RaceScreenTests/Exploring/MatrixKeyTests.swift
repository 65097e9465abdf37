import PageCacheModel
@testable import RaceScreen
import Testing

@Suite("Keys of the matrix")
struct MatrixKeyTests {
  private func interface(_ explorations: any Explorations) -> Interface {
    var interface = Interface(width: 80, height: 24)
    interface.explorations = explorations
    return interface
  }

  /// Every second pair is broken.
  private func instant() throws -> InstantExplorations {
    let broken = try Handmade.broken([.init(shortest: "0(offset=9) 0*7 1*3 0*4")])
    var count = 0
    return InstantExplorations { _ in
      count += 1
      return count.isMultiple(of: 2) ? broken : Handmade.safe()
    }
  }

  @Test("fills row by row, with the pair that is explored marked")
  func fills() throws {
    let explorations = HeldExplorations()
    var interface = interface(explorations)
    interface.press("m")
    #expect(interface.context == .matrix && interface.nextTick == Interface.lookInterval)
    let first = Catalogue.scenarios[0].id
    #expect(explorations.begun.map(\.question.choice.scenario).allSatisfy { $0 == first })
    #expect(interface.statusLine.hasPrefix(" exploring swap-delete under subpages ⋯ 0 states"))
    #expect(interface.picture.line(2).contains("▸ ⋯ ◂"))
    explorations.begun[0].answer = Handmade.safe()
    interface.pass(milliseconds: 40)
    #expect(interface.picture.line(2).contains("▸ ✓ ◂"))
    #expect(interface.statusLine.hasPrefix(" exploring swap-delete under index ⋯"))
    #expect(interface.picture.line(17).hasSuffix("✓ safe"))
  }

  @Test("is filled to the end, and e explores all of it again")
  func again() throws {
    var interface = interface(try instant())
    interface.press("m")
    while interface.nextTick != nil { interface.pass(milliseconds: 40) }
    let pairs = Catalogue.scenarios.count * Catalogue.proposals.count
    #expect(interface.answers.count == pairs && interface.matrix?.missing(interface.answers) == 0)
    #expect(interface.lastLine.contains("e again"))
    interface.press("e")
    #expect(interface.answers.isEmpty && interface.nextTick != nil && interface.lastLine.contains("e stop"))
  }

  @Test("e stops, and goes on with what is missing")
  func stop() throws {
    let explorations = HeldExplorations()
    var interface = interface(explorations)
    interface.press("m")
    explorations.begun[0].answer = Handmade.safe()
    interface.pass(milliseconds: 40)
    interface.press("e")
    let pairs = Catalogue.scenarios.count * Catalogue.proposals.count
    #expect(interface.message == "stopped; \(pairs - 1) of \(pairs) pairs are to come, e goes on")
    #expect(explorations.begun.dropFirst().allSatisfy(\.watch.isCancelled) && interface.nextTick == nil)
    #expect(interface.lastLine.contains("e go on"))
    let before = explorations.begun.count
    interface.press("e")
    #expect(explorations.begun[before].question == explorations.begun[1].question)
  }

  @Test("arrows and letters move the cursor, as far as there are cells")
  func cursor() throws {
    var interface = interface(try instant())
    interface.press("m", .down, "j", .right, "l", "k", "h", .up, .up, .left, .left)
    #expect(interface.matrix.map { [$0.row, $0.column] } == [0, 0])
    interface.press("G", .down)
    for _ in 0..<20 { interface.press(.right) }
    #expect(interface.matrix?.row == Catalogue.scenarios.count - 1)
    #expect(interface.matrix?.column == Catalogue.proposals.count - 1)
  }

  @Test("Enter opens a broken pair at its counterexample, a safe one at its beginning")
  func opens() throws {
    var interface = interface(try instant())
    interface.press("m")
    interface.pass(milliseconds: 40)
    interface.press(.right, .enter)
    #expect(interface.context == .run && interface.run?.session.position == 15)
    #expect(interface.run?.session.kernel?.settings.map(\.name) == ["offset"])
    #expect(interface.message?.hasPrefix("shortest run to") == true)
    interface.press(.escape, .left, .enter)
    #expect(interface.context == .run && interface.run?.session.length == 0)
    interface.press(.escape, .escape)
    #expect(interface.context == .start && interface.matrix == nil)
  }

  @Test("opens over a run at its pair, and Esc returns to that run")
  func overRun() throws {
    var interface = try Interface.exploring("swap-delete-thp", "mask", try instant())
    interface.press("0", "m")
    #expect(interface.matrix?.selected?.choice.scenario == "swap-delete-thp")
    #expect(interface.matrix?.selected?.choice.proposal == "mask")
    interface.press(.enter, "1", "1", "m")
    #expect(interface.context == .matrix && interface.matrix?.beneath.count == 2)
    interface.press(.escape)
    #expect(interface.context == .run && interface.run?.session.position == 2)
    interface.press(.escape)
    #expect(interface.context == .matrix)
    interface.press(.escape)
    #expect(interface.context == .run && interface.run?.session.position == 1 && interface.matrix == nil)
    interface.press(.escape)
    #expect(interface.message == "nothing is open above this; q quits")
  }

  @Test("goes on while a cell's run is open, and stops when it is left")
  func goesOn() throws {
    let explorations = HeldExplorations()
    var interface = interface(explorations)
    interface.press("m", .enter)
    let before = explorations.begun.count
    explorations.begun[0].answer = Handmade.safe()
    interface.pass(milliseconds: 40)
    #expect(explorations.begun.count == before + 1)
    interface.press(.escape, .escape)
    #expect(interface.context == .start && explorations.begun.dropFirst().allSatisfy(\.watch.isCancelled))
  }

  @Test("a click selects a cell, a click on the selected one opens it")
  func mouse() throws {
    var interface = interface(try instant())
    interface.press("m")
    interface.pass(milliseconds: 40)
    let row = (0..<24).first { interface.picture.line($0).contains("swap-move") } ?? 0
    let column = interface.picture.column(of: "P3", in: 1)
    let click = InputEvent.mouse(MouseEvent(.press(.left), at: Position(column, row)))
    _ = interface.update(click)
    #expect(interface.matrix?.selected?.choice.scenario == "swap-move")
    #expect(interface.matrix?.selected?.choice.proposal == "page-index" && interface.context == .matrix)
    _ = interface.update(click)
    #expect(interface.context == .run)
    interface.press(.escape)
    _ = interface.update(.mouse(MouseEvent(.wheelUp, at: Position(column, row))))
    #expect(interface.matrix?.selected?.choice.scenario == "swap-delete-thp")
  }
}
