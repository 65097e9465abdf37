@testable import DemoScript
import Testing

@Suite("Moments of a script")
struct MomentTests {
  private static let text = """
    scenario swap-delete-thp offset=10
    chapter "Lookup"
    say "a"
    highlight slot 10
    step 0 5
    expect step 5
    say "b"
    highlight page._refcount
    say "c"
    step 1 2
    step 1 1
    chapter "Silence"
    back 1
    chapter "Question"
    step 0 1
    ask "Which?"
    wrong "x"
    right "y"
    pause 1s
    """

  private func player(at moment: String, _ text: String = text) throws -> DemoPlayer {
    let player = DemoPlayer(try checked(text))
    try player.seek(to: try DemoMoment(parsing: moment, in: player.demo))
    return player
  }

  private func refusal(_ moment: String, _ text: String = text) -> String? {
    do {
      _ = try player(at: moment, text)
      return nil
    } catch let error as DemoMomentError { return error.description } catch { return "\(error)" }
  }

  @Test("a step is the first moment with so many steps, and what is said there with its marks")
  func steps() throws {
    let said = try player(at: "5")
    #expect(said.session.position == 5 && said.caption?.lines == ["b"] && said.highlights.count == 1)
    let between = try player(at: "3")
    #expect(between.session.position == 3 && between.caption?.lines == ["a"] && between.highlights.count == 1)
    // Nothing is said there: the next statement would move the run.
    let moving = try player(at: "7")
    #expect(moving.session.position == 7 && moving.caption?.lines == ["c"])
    // The next chapter is a moment of its own.
    #expect(try player(at: "8").chapter == 0)
  }

  @Test("step 0 is the opening, with its first words")
  func opening() throws {
    let player = try player(at: "0")
    #expect(player.session.position == 0 && player.chapter == 0 && player.caption?.lines == ["a"])
    #expect(player.highlights.count == 1)
  }

  @Test("a chapter is what is said first in it, by title and by number", arguments: ["Lookup", "chapter:1"])
  func chapters(_ name: String) throws {
    let player = try player(at: name)
    #expect(player.chapter == 0 && player.caption?.lines == ["a"] && player.session.position == 0)
    #expect(player.highlights.count == 1)
  }

  @Test("a chapter in which nothing is said is its beginning; a question is open")
  func otherChapters() throws {
    let silent = try player(at: "Silence")
    #expect(silent.chapter == 1 && silent.session.position == 8 && silent.caption == nil)
    let asking = try player(at: "Question")
    #expect(asking.isAsking && asking.picked == nil && asking.session.position == 8)
  }

  @Test("the end is the end")
  func end() throws {
    let player = try player(at: "end")
    #expect(player.isFinished && player.picked == 1)
  }

  @Test("a failing claim before the moment stops there")
  func failing() throws {
    let text = "scenario swap-delete-thp offset=10\nstep 0 2\nexpect step 3\nstep 0 2\nchapter \"A\"\nsay \"x\""
    for moment in ["4", "A", "end"] { #expect(try player(at: moment, text).failure != nil) }
    #expect(try player(at: "1", text).failure == nil)
  }

  @Test("what names no moment is refused with what would be right")
  func refusals() {
    #expect(refusal("99") == "the demo does not come to step 99; its longest run has 8 steps")
    #expect(refusal("-1") == "a step is a number from 0, not -1")
    let known = "\nknown: a number of steps, end, and\n  chapter:1  Lookup\n  chapter:2  Silence\n  chapter:3  Question"
    #expect(refusal("Lokup") == "there is no chapter 'Lokup'; did you mean 'Lookup'?" + known)
    #expect(refusal("quest") == "there is no chapter 'quest'; did you mean 'Question'?" + known)
    #expect(refusal("") == "there is no chapter ''" + known)
    for number in ["0", "4", "x", "99999999999999999999"] {
      #expect(refusal("chapter:\(number)") == "there is no chapter number '\(number)'" + known)
    }
    #expect(
      refusal("A", "scenario swap-delete\nsay \"x\"") == "there is no chapter 'A'\nknown: a number of steps, end")
  }
}
