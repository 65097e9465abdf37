import RaceMachine
import RaceSession
import Testing

@testable import RaceScreen

@Suite("A challenge")
struct ChallengeKeyTests {
  /// An interface in the challenge that breaks with two switches.
  private func challenge(
    _ explorations: (any Explorations)? = InstantExplorations(), width: Int = 80, height: Int = 24
  ) throws -> Interface {
    var interface = Interface(width: width, height: height)
    interface.explorations = explorations
    interface.press("!", "j", "j", "j", "j", "j", .enter)
    #expect(interface.run?.session.kernel == KernelChoice(scenario: "swap-delete", proposal: "page-index"))
    return interface
  }

  private func press(_ runs: (Key, Int)..., in interface: inout Interface) {
    for (key, count) in runs { for _ in 0..<count { interface.press(key) } }
  }

  @Test("is picked from the start page and left for it")
  func leaves() throws {
    var interface = try challenge(nil)
    #expect(interface.context == .run && interface.message?.hasPrefix("Digits step CPUs") == true)
    // Esc takes the focus from a panel first.
    interface.press("0", .tab, .escape)
    #expect(interface.context == .run && interface.run?.focus.panel == nil)
    interface.press(.escape)
    #expect(interface.context == .start && interface.run == nil)
  }

  @Test("is found in the list by words")
  func filter() throws {
    var interface = Interface(width: 80, height: 24)
    interface.press("!", "/", "o", "o", "p", "s", .down, .enter)
    #expect(
      interface.run?.session.kernel == KernelChoice(scenario: "oops-2019-03-29", proposal: "index-at-delete"))
    #expect(interface.run?.challenge != nil)
  }

  @Test("counts switches and steps of the run as it stands, also back again")
  func counts() throws {
    var interface = try challenge()
    press(("0", 3), ("1", 2), in: &interface)
    #expect(interface.statusLine.contains("challenge 6 of 12  1 switch in 5 steps"))
    interface.press(.left, .left)
    #expect(interface.statusLine.contains("0 switches in 3 steps"))
    interface.press("r")
    #expect(interface.statusLine.contains("0 switches in 0 steps") && interface.run?.session.length == 0)
  }

  @Test("ends with the count, the check and the best possible, which x shows and u and r leave again")
  func breaks() throws {
    var interface = try challenge()
    interface.pass(milliseconds: 40)
    // A switch too many.
    press(("0", 3), ("1", 2), ("0", 4), ("1", 21), ("0", 4), in: &interface)
    #expect(
      interface.message
        == "Broken with 4 switches in 34 steps: VM_BUG index + nr <= offset. Possible: 2 switches in 34 steps. "
        + "x shows how, r tries again.")
    interface.press("0")
    #expect(interface.statusLine.contains("✗ broken with 4 switches in 34 steps  possible 2 in 34"))
    let own = try #require(interface.run?.session.schedule)
    interface.press("x")
    #expect(interface.message == "The best possible: 2 switches in 34 steps. u returns to your run, r tries again.")
    interface.press(.ctrl("l"))
    #expect(interface.statusLine.contains("the best possible: 2 switches in 34 steps"))
    interface.press("u")
    #expect(interface.run?.session.schedule == own)
    interface.press("r")
    press(("0", 7), ("1", 23), ("0", 4), in: &interface)
    #expect(interface.message?.hasSuffix("Nobody does better. ! takes the next pair.") == true)
    let pair = try #require(interface.run?.question?.choice)
    #expect(interface.challengeBests == [pair: ChallengeScore(switches: 2, steps: 34)])
    // Broken: the next level is selected, and this one shows what was done.
    interface.press("!")
    #expect(interface.picture.plainText().contains("your best: 2 switches in 34 steps"))
    interface.press(.enter)
    #expect(interface.run?.session.kernel?.scenario == "two-callers")
  }

  @Test("does not count the explorer's run as the person's, nor a worse run as the best")
  func bests() throws {
    var interface = try challenge()
    interface.pass(milliseconds: 40)
    interface.press("x")
    #expect(interface.challengeBests.isEmpty)
    interface.press("r")
    press(("0", 7), ("1", 23), ("0", 4), in: &interface)
    interface.press("r")
    press(("0", 3), ("1", 2), ("0", 4), ("1", 21), ("0", 4), in: &interface)
    #expect(interface.challengeBests.values.map(\.switches) == [2])
    interface.press(.ctrl("l"))
    _ = interface.update(.resize(width: 120, height: 40))
    #expect(interface.statusLine.contains("your best 2 in 34"))
  }

  @Test("keeps its pair and leaves the scheduling to the person")
  func rules() throws {
    var interface = try challenge()
    for key: Key in [" ", "a", "R", "p", "s", "o", "e", "m"] {
      interface.press(key)
      #expect(interface.context == .run && interface.message != nil && interface.run?.session.position == 0)
    }
  }

  @Test("of a pair that nothing breaks says so, and Esc returns to the run over which it was opened")
  func safe() throws {
    var interface = try Interface.exploring("swap-delete", "mask", InstantExplorations { _ in Handmade.safe() })
    interface.press("0", "0", "!", .enter)
    interface.pass(milliseconds: 40)
    #expect(interface.run?.challenge != nil && interface.run?.session.position == 0)
    #expect(interface.message?.hasPrefix("No schedule breaks this") == true)
    interface.press("0")
    #expect(interface.statusLine.contains("✓ no schedule breaks this"))
    #expect(interface.obstacle(to: .counterexample) != nil)
    interface.press(.escape)
    #expect(interface.run?.challenge == nil && interface.run?.session.position == 2)
  }

  @Test("waits for the best possible without a word, and shows it when it has come if asked")
  func held() throws {
    let explorations = HeldExplorations()
    var interface = try challenge(explorations)
    press(("0", 7), ("1", 23), ("0", 4), in: &interface)
    interface.press(.ctrl("l"))
    #expect(interface.statusLine.contains("seeking the best"))
    interface.press("x")
    #expect(interface.nextTick != nil)
    let check = try #require(explorations.begun.first)
    check.answer = check.question.answer()
    interface.pass(milliseconds: 40)
    #expect(interface.message?.hasPrefix("The best possible: 2 switches in 34 steps.") == true)
    interface.press(.escape)
    #expect(interface.context == .start)
  }

  @Test("looks as it is kept", arguments: [(80, 24), (120, 40)])
  func pictures(_ width: Int, _ height: Int) throws {
    var interface = try challenge(width: width, height: height)
    interface.pass(milliseconds: 40)
    press(("0", 7), ("1", 23), in: &interface)
    try expectKept(interface.picture, "challenge-\(width)x\(height)")
    press(("0", 4), in: &interface)
    try expectKept(interface.picture, "challenge-message-\(width)x\(height)")
    interface.press(.ctrl("l"))
    try expectKept(interface.picture, "challenge-broken-\(width)x\(height)")
    interface.press("!")
    try expectKept(interface.picture, "challenge-list-\(width)x\(height)")
  }
}
