@testable import DemoScript
import PageCacheModel
import RaceExplorer
import RaceSession
import Testing

@Suite("Every interleaving, asked for by a script")
struct ExploringTests {
  private static let thp = "scenario swap-delete-thp"

  @Test(
    "a verdict that is right, with what breaks and how many states there are",
    arguments: [
      "explore broken", "explore broken vm-bug", "explore broken vm-bug \"index + nr <= offset\"",
      "explore broken vm-bug in N states", "explore broken \"index > offset\" with offset=any",
      "proposal mask\nexplore safe", "proposal mask\nexplore safe with offset=any readers=2",
    ])
  func holds(_ text: String) throws {
    #expect(try failure(counted(text), scenario: Self.thp) == nil)
  }

  /// The text with the number of states that a check finds in place of N: searches become better.
  private func counted(_ text: String) throws -> String {
    let states = Check(try KernelModel(scenario: "swap-delete-thp")).report().states
    return text.replacing("N states", with: "\(states) states")
  }

  @Test(
    "a verdict that is wrong",
    arguments: [
      ("explore safe", "expected safe, found every interleaving, N states: broken, vm-bug: index + nr <= offset; vm"),
      ("explore broken wrong-page", "expected broken wrong-page, found every interleaving, N states: broken, vm-bug"),
      ("explore broken in 2 states", "expected broken in 2 states, found every interleaving, N states: broken"),
      ("proposal mask\nexplore broken", "expected broken, found every interleaving, "),
    ])
  func fails(_ text: String, _ expected: String) throws {
    let found = try #require(try failure(text, scenario: Self.thp))
    #expect(found.contains(": " + (try counted(expected))), "\(found)")
  }

  @Test("the parameters of one verdict are not those of the act")
  func ownParameters() throws {
    #expect(
      errors(Self.thp + "\nexplore safe with ofset=any").first?.hasPrefix(
        "t.demo:2:19: there is no parameter 'ofset' of swap-delete-thp | did you mean 'offset'?") == true)
    #expect(try failure("explore broken with offset=any\nstep 0 until xas_reload", scenario: Self.thp) == nil)
  }

  @Test("a counterexample is played from the beginning, and can be walked again")
  func counterexample() throws {
    let text = """
      step 1 3
      counterexample shortest
      expect step 37
      expect broken vm-bug "index + nr <= offset"
      counterexample shortest vm-bug "index > offset"
      expect step 57
      expect broken "index > offset"
      restart
      expect step 0
      counterexample fewest-switches
      goto 0
      step 1 25
      expect not broken
      goto 37
      expect broken
      """
    #expect(try failure(text, scenario: Self.thp) == nil)
  }

  @Test("where nothing breaks there is no counterexample")
  func noCounterexample() throws {
    let found = try failure("proposal mask\ncounterexample shortest", scenario: Self.thp)
    #expect(found?.hasPrefix("t.demo:3:1: expected a counterexample, shortest, found every interleaving, ") == true)
  }

  @Test("what is known beforehand is not searched again, and gives the same")
  func answers() throws {
    let text = "\nexplore broken\ncounterexample shortest\nproposal mask\nexplore safe\nexplore safe"
    let demo = try checked(Self.thp + text)
    #expect(demo.questions.count == 3)
    let answers = DemoAnswers(to: demo)
    let player = DemoPlayer(demo, answers: answers)
    #expect(player.playToEnd() == DemoPlayer(demo).playToEnd())
    #expect(player.answers == answers && player.claimCount == 3)
  }

  @Test("the verdict stands on the screen until something else is said")
  func finding() throws {
    let player = DemoPlayer(try checked(Self.thp + "\nexplore broken\nstep 0\nsay \"x\""))
    player.seek(toStatement: 2)
    #expect(player.finding?.hasPrefix("every interleaving, ") == true)
    player.seek(toStatement: 3)
    #expect(player.finding != nil)
    player.playToEnd()
    #expect(player.finding == nil)
  }

  @Test("or until another proposal runs, of which it says nothing")
  func findingOfAnotherProposal() throws {
    let player = DemoPlayer(try checked(Self.thp + "\nsay \"x\"\nexplore broken\nproposal mask\nstep 0"))
    player.seek(toStatement: 3)
    #expect(player.finding != nil)
    player.seek(toStatement: 4)
    #expect(player.finding == nil && player.caption?.lines == ["x"])
  }

  @Test("a script explores at most twenty times")
  func bounds() throws {
    let many = Array(repeating: "explore safe", count: 22).joined(separator: "\n")
    let found = errors("scenario swap-delete\nproposal mask\n" + many)
    #expect(found == ["t.demo:23:1: a script explores at most 20 times"])
  }
}
