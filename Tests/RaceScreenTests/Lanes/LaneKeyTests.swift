import RaceMachine
import RaceSession
import Testing

@testable import RaceScreen

@Suite("The page of lanes")
struct LaneKeyTests {
  private func interface(_ width: Int = 80, _ height: Int = 24) throws -> Interface {
    Interface(width: width, height: height, session: try Moments.firstWindow())
  }

  private func page(_ interface: Interface) throws -> LanesPage {
    try #require(interface.covers.compactMap { $0 as? LanesPage }.last)
  }

  @Test("opens over a run and goes along it with the run")
  func scrubs() throws {
    var interface = try interface()
    let session = try #require(interface.run?.session)
    let end = session.position
    interface.press("L")
    #expect(interface.context == .lanes)
    interface.press(.left)
    #expect(session.position == end - 1)
    interface.press(.pageUp)
    #expect(session.position == end - 11)
    interface.press("g")
    #expect(session.position == 0 && interface.obstacle(to: .back(1)) == "this is the beginning")
    interface.press("]")
    #expect(session.position == 9)
    interface.press("]")
    #expect(session.position == 34 && interface.obstacle(to: .nextSwitch(1)) == "no switch comes after this")
    interface.press("[", .enter)
    #expect(interface.context == .run && session.position == 9 && session.length == end)
  }

  @Test("has nothing to show before the first step")
  func empty() throws {
    var interface = Interface(width: 80, height: 24, session: try .swapDelete())
    interface.press("L")
    #expect(interface.context == .run && interface.message == "no step was taken yet; a digit steps a CPU")
  }

  @Test("goes where the mouse is pressed, let go, and turned", arguments: [(80, 24), (120, 40), (200, 60)])
  func mouse(_ width: Int, _ height: Int) throws {
    var interface = try interface(width, height)
    let session = try #require(interface.run?.session)
    interface.press("L")
    let picture = interface.picture
    let row = try #require((0..<height).first { picture.line($0).contains("CPU 0 ") })
    let first = (width >= 120 ? 2 : 1) + LaneBlock.label
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: Position(first + 4, row))))
    #expect(session.position == 5)
    _ = interface.update(.mouse(MouseEvent(.release(.left), at: Position(first + 4, row))))
    #expect(session.position == 5 && interface.message == nil)
    _ = interface.update(.mouse(MouseEvent(.release(.left), at: Position(first + 19, row))))
    #expect(session.position == 20)
    _ = interface.update(.mouse(MouseEvent(.wheelUp, at: Position(first, row))))
    #expect(session.position == 19)
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: Position(1, row))))
    #expect(session.position == 19)
  }

  @Test("runs the same schedule under another proposal beside it, and never touches the run")
  func proposal() throws {
    var interface = try interface()
    let session = try #require(interface.run?.session)
    let (schedule, revision) = (session.knownSchedule, session.revision)
    interface.press("L", "p")
    #expect(interface.context == .list)
    interface.press(.end, .enter)
    #expect(interface.context == .lanes)
    let page = try page(interface)
    #expect(page.comparison == .proposal("mask-hugetlb-split") && page.other?.lanes.isOver == true)
    #expect(page.other?.asked == schedule.stepCount && page.other?.lanes.breaks.isEmpty == true)
    #expect(session.knownSchedule == schedule && session.revision == revision)
    #expect(session.kernel?.proposal == "page-index")
    let step = try #require(page.view.difference?.step)
    interface.press("d")
    #expect(session.position == step || session.position > schedule.stepCount - 1)
    interface.press("g", "d")
    #expect(session.position == step && interface.picture.plainText().contains("step \(step) "))
    // Beyond the end of the run the other one goes on alone.
    interface.press(.end)
    let there = try self.page(interface)
    #expect(there.view.cursor == there.other?.lanes.length && session.position == schedule.stepCount)
    // Its own proposal again ends the comparison.
    interface.press("p", .enter)
    let alone = try self.page(interface)
    #expect(alone.other == nil && alone.view.cursor == schedule.stepCount)
  }

  @Test("says how far a schedule fits, and why a scenario cannot run")
  func refusals() throws {
    var interface = Interface(
      width: 80, height: 24, session: try .run("swap-delete", "page-index", "0*4 1*12 0*4 1*12"))
    interface.press("L")
    _ = interface.perform(.compare(proposal: "lock-every-caller"))
    #expect(try page(interface).other?.remark.contains("as far as it fits") == true)
    _ = interface.perform(.compare(proposal: "nobody's"))
    #expect(interface.message?.contains("nobody's") == true)
  }

  @Test("puts counterexamples beside the run, one after the other, then none")
  func examples() throws {
    let broken = try Handmade.broken([
      .init(shortest: "0*8 1*3 0*4"), .init(detail: "index > offset", shortest: "0*2 1*5", fewest: "0*9"),
    ])
    var interface = try Interface.exploring("swap-delete", "page-index", InstantExplorations { _ in broken })
    interface.press("0", "0", "L")
    #expect(interface.obstacle(to: .compareExample)?.hasPrefix("no counterexample is known") == true)
    interface.press(.escape, "e", "L", "x")
    #expect(try page(interface).other?.lanes.length == 7)
    #expect(try page(interface).view.difference?.step == 3)
    interface.press("x")
    #expect(try page(interface).other?.remark.contains("2 of 3, fewest switches") == true)
    interface.press("x", "x")
    #expect(try page(interface).other == nil)
  }

  @Test("shows long runs in a column each or all at once")
  func long() throws {
    var interface = Interface(width: 120, height: 40, session: try Moments.hugePage())
    interface.press("L")
    #expect(interface.picture.plainText().contains("whole run"))
    interface.press("z")
    #expect(interface.picture.plainText().contains("1 column 50 steps"))
    #expect(interface.obstacle(to: .zoom(-1)) == "all steps are shown")
    interface.press("+")
    #expect(try page(interface).view.steps == 20)
    interface.press("z")
    #expect(try page(interface).view.steps == 1 && interface.obstacle(to: .zoom(1)) != nil)
    interface.press(.home)
    #expect(interface.run?.session.position == 0)
  }

  @Test("looks as it is kept", arguments: [(80, 24), (120, 40), (200, 60)])
  func pictures(_ width: Int, _ height: Int) throws {
    var interface = try interface(width, height)
    interface.press("L")
    try expectKept(interface.picture, "lanes-\(width)x\(height)")
    _ = interface.perform(.compare(proposal: "mask-hugetlb-split"))
    try expectKept(interface.picture, "lanes-compared-\(width)x\(height)")
    try expectKept(interface.picture.ascii().withoutAttributes(), "lanes-compared-ascii-\(width)x\(height)")
  }

  @Test("hides no text behind another, of any story at any size", arguments: [(80, 24), (100, 30), (120, 40)])
  func collisions(_ width: Int, _ height: Int) throws {
    for (scenario, proposal) in [("two-callers", "mask"), ("thp-split", "page-index"), ("oops-2019-03-29", "index")] {
      let session = try Session.random(KernelChoice(scenario: scenario, proposal: proposal), seed: 5)
      var page = LanesPage(session)
      for step in stride(from: 0, through: session.length, by: 7) {
        _ = page.go(to: step, width: width, height: height).map { session.apply($0) }
        var canvas = Canvas(width: width, height: height)
        canvas.collisions = []
        LanesPicture(view: page.view).draw(in: &canvas)
        let hidden = canvas.collisions?.filter {
          canvas[$0.x, $0.y].glyph.isLetter || canvas[$0.x, $0.y].glyph.isNumber
        }
        #expect(hidden?.isEmpty == true, "\(scenario) at \(step)")
      }
    }
  }
}
