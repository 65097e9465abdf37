import PageCacheModel
@testable import RaceScreen
import RaceSession
import Testing

@Suite("Lists of the interface")
struct ListTests {
  @Test("the start page opens scenarios, and Esc comes back")
  func scenario() {
    var interface = Interface(width: 80, height: 24)
    #expect(interface.context == .start)
    interface.press(.down, .enter)
    #expect(interface.context == .run)
    #expect(interface.run?.session.kernel?.scenario == Catalogue.scenarios[1].id)
    interface.press(.escape)
    #expect(interface.context == .start)
    #expect(interface.press("q") == [.quit])
  }

  @Test("a proposal of the start page asks for a scenario")
  func proposal() {
    var interface = Interface(width: 100, height: 30)
    interface.press(.tab, .end, .enter)
    #expect(interface.context == .list)
    interface.press(.enter)
    #expect(interface.run?.session.kernel?.proposal == Catalogue.proposals.last?.id)
    #expect(interface.run?.session.kernel?.scenario == Catalogue.scenarios.first?.id)
  }

  @Test("another proposal keeps the schedule, another scenario does not")
  func otherProposal() throws {
    let session = try Session.swapDelete()
    var interface = Interface(width: 80, height: 24, session: session)
    interface.press("0", "0", "p")
    #expect(interface.top(PickList.self)?.choice?.id == "page-index")
    interface.press(.home, .enter)
    #expect(session.kernel?.proposal == "subpages" && session.position == 2)
    interface.press("s", .end, .enter)
    #expect(session.kernel?.scenario == Catalogue.scenarios.last?.id && session.position == 0)
    #expect(session.kernel?.proposal == "subpages")
  }

  @Test("a parameter gets another value, from the beginning")
  func parameter() throws {
    let session = try Session.swapDelete()
    var interface = Interface(width: 80, height: 24, session: session)
    interface.press("0", "o")
    while interface.top(PickList.self)?.choice?.id != "readers" { interface.press(.down) }
    interface.press(.enter, .down, .enter)
    #expect(interface.context == .run && session.cpuCount == 3 && session.position == 0)
    #expect(session.kernelModel?.settings.values.first { $0.name == "readers" }?.value == "2")
  }

  @Test("values that are offered are accepted, each for its parameter")
  func suggestions() throws {
    for scenario in Catalogue.scenarios {
      for parameter in scenario.parameters where parameter.name != "order" {
        for value in parameter.suggestions {
          #expect(throws: Never.self) {
            try KernelModel(scenario: scenario.id, set: [(name: parameter.name, value: value)])
          }
        }
      }
    }
  }

  @Test("a click selects, a click on what is selected opens, the wheel moves")
  func mouse() {
    var interface = Interface(width: 80, height: 24)
    let rows = (0..<24).filter { interface.picture.line($0).contains("swap-delete-thp") }
    let cell = Position(interface.picture.column(of: "swap-delete-thp", in: rows[0]), rows[0])
    let click = InputEvent.mouse(MouseEvent(.press(.left), at: cell))
    _ = interface.update(click)
    #expect(interface.start?.choice?.item.id == "swap-delete-thp" && interface.context == .start)
    _ = interface.update(.mouse(MouseEvent(.wheelUp, at: cell)))
    #expect(interface.start?.choice?.item.id == "swap-delete-fresh")
    _ = interface.update(click)
    _ = interface.update(click)
    #expect(interface.context == .run)
    let quit = Position(interface.picture.column(of: "q quit", in: 23), 23)
    #expect(interface.update(.mouse(MouseEvent(.press(.left), at: quit))) == [.quit])
  }
}

extension Canvas {
  /// The column at which a text begins; -1 if it is not in that row.
  func column(of text: String, in row: Int) -> Int {
    line(row).range(of: text).map { line(row).distance(from: line(row).startIndex, to: $0.lowerBound) } ?? -1
  }
}
