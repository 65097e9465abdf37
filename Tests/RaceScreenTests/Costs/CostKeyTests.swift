@testable import RaceScreen
import Testing

@Suite("Keys of the page of costs")
struct CostKeyTests {
  @Test("opens from the start page, and Esc or $ closes it")
  func opens() {
    var interface = Interface.costing(InstantCosts())
    interface.press("$")
    #expect(interface.context == .costs && interface.nextTick == nil)
    #expect(interface.picture.line(0).hasSuffix("all simulated"))
    interface.press(.escape)
    #expect(interface.context == .start)
    interface.press("$", "$")
    #expect(interface.context == .start)
  }

  @Test("opens over a run at its proposal, whose curve it adds; the run stops playing")
  func overRun() throws {
    var interface = Interface(width: 80, height: 24, session: try Moments.start("swap-delete-thp", "mask"))
    interface.press("$")
    #expect(interface.message == "nothing is simulated from here; the command 'pagerace cost' does")
    interface.costs = InstantCosts()
    interface.press(" ", "$")
    #expect(interface.costPage?.proposal?.id == "mask" && interface.costPage?.signs.count { $0 != nil } == 6)
    #expect(interface.picture.plainText().contains("P9 mask"))
    interface.press(.escape)
    #expect(interface.context == .run && interface.run?.isPlaying == false)
  }

  @Test("opens over the matrix at the proposal of its cell")
  func overMatrix() {
    var interface = Interface.costing(InstantCosts())
    interface.explorations = HeldExplorations()
    interface.press("m", .right, .right, "$")
    #expect(interface.costPage?.proposal?.id == "head-if-swapcache")
    interface.press(.escape)
    #expect(interface.context == .matrix)
  }

  @Test("the ends of the curves come first, the selected one before the others; the header counts")
  func order() throws {
    let costs = HeldCosts()
    var interface = Interface.costing(costs)
    interface.press("$")
    #expect(interface.nextTick == Interface.lookInterval)
    #expect(costs.begun.prefix(6).map(\.question.cpus) == [256, 256, 256, 256, 256, 1])
    #expect(costs.begun[0].question.proposal == "lock-every-caller")
    #expect(interface.picture.line(0).hasSuffix("0 of 45"))
    #expect(interface.picture.plainText().contains("the first points come soon"))
    costs.begun[0].answer = try Handmade.cost(costs.begun[0].question)
    interface.pass(milliseconds: 40)
    #expect(interface.picture.line(0).hasSuffix("1 of 45"))
    while interface.nextTick != nil {
      try costs.answerAll()
      interface.pass(milliseconds: 40)
    }
    #expect(costs.begun.count == 45 && interface.picture.line(0).hasSuffix("all simulated"))
  }

  @Test("leaving cancels what is under way, and so does quitting")
  func leaving() {
    for keys: [Key] in [[.escape], ["q"]] {
      let costs = HeldCosts()
      var interface = Interface.costing(costs)
      interface.press("$")
      for key in keys { interface.press(key) }
      #expect(costs.begun.count == 8 && costs.begun.allSatisfy { $0.isCancelled })
    }
  }

  @Test("another load cancels what nobody wants any more, and begins what is wanted now")
  func load() {
    let costs = HeldCosts()
    var interface = Interface.costing(costs)
    interface.press("$", .right)
    #expect(costs.begun.prefix(8).allSatisfy { $0.isCancelled })
    #expect(costs.begun[8...].allSatisfy { $0.question.mix == 20 && !$0.isCancelled })
    interface.press("a", "w")
    let last = costs.begun[costs.begun.count - 1].question
    #expect(last.parameters.spaces == 4 && last.parameters.work == 2_000)
    #expect(interface.picture.line(0).contains("20 % deletions  4 address spaces  2 us between lookups"))
  }

  @Test("what was simulated before is not simulated again")
  func remembers() {
    let costs = InstantCosts()
    var interface = Interface.costing(costs)
    interface.press("$")
    let before = costs.count
    interface.press(.right, .left)
    #expect(costs.count == 2 * before)
  }

  @Test("space removes the curve and adds it again; eight are enough")
  func curves() {
    var interface = Interface.costing(InstantCosts())
    interface.press("$", " ")
    #expect(interface.costPage?.isShown(5) == false && interface.lastLine.contains("space add"))
    interface.press(.enter, .home, .down, " ", .down, " ", .down, " ")
    #expect(interface.costPage?.signs.compactMap { $0 }.sorted() == Array(0..<8))
    #expect(interface.costPage?.isShown(3) == true)
    interface.press(.down, " ")
    #expect(interface.message == "8 curves are as many as can be told apart; remove one first")
  }

  @Test("an end of a scale says so")
  func ends() {
    var interface = Interface.costing(InstantCosts())
    interface.press("$")
    for _ in 0..<3 { interface.press(.left) }
    #expect(interface.message == nil && interface.picture.line(0).contains("0 % deletions"))
    interface.press(.left)
    #expect(interface.message == "0 % deletions is the least that this page knows; 'pagerace cost' knows more")
    interface.press("A")
    #expect(interface.message?.hasPrefix("1 address space is the least") == true)
    interface.press("W", "W")
    #expect(interface.message?.hasPrefix("200 us between lookups is the most") == true)
  }

  @Test("s divides the axes the other way, ? explains the page")
  func scale() {
    var interface = Interface.costing(InstantCosts())
    interface.press("$")
    #expect(interface.picture.line(1).contains("lookups a second, log"))
    interface.press("s")
    #expect(interface.picture.line(1).contains("lookups a second, linear"))
    interface.press("?")
    #expect(interface.context == .help && interface.picture.plainText().contains("keys of the costs"))
    interface.press(.escape)
    #expect(interface.context == .costs)
  }

  @Test("a click selects a proposal, a click on the selected one removes its curve, the wheel goes up and down")
  func mouse() {
    var interface = Interface.costing(InstantCosts())
    interface.press("$")
    let row = (0..<24).first { interface.picture.line($0).contains("P8") } ?? 0
    let click = InputEvent.mouse(MouseEvent(.press(.left), at: Position(10, row)))
    _ = interface.update(click)
    #expect(interface.costPage?.proposal?.id == "find-get-head" && interface.costPage?.isShown(9) == true)
    _ = interface.update(click)
    #expect(interface.costPage?.isShown(9) == false)
    _ = interface.update(.mouse(MouseEvent(.wheelDown, at: Position(10, row))))
    #expect(interface.costPage?.proposal?.id == "mask")
    let word = interface.lastLine.firstRange(of: "deletions").map {
      interface.lastLine.distance(from: interface.lastLine.startIndex, to: $0.lowerBound)
    }
    _ = interface.update(.mouse(MouseEvent(.press(.left), at: Position(word ?? 0, 23))))
    #expect(interface.picture.line(0).contains("5 % deletions"))
  }
}
