import DemoScript
import Testing

@Suite("Questions to the audience, and remarks")
struct QuizTests {
  private static let text = """
    scenario circle
    say "Look."
    note "Wait for an answer."
    ask "How often?"
    wrong "Once." "It goes round."
    right "For ever."
    wrong "Never."
    step 0
    expect step 1
    """

  private func player() throws -> DemoPlayer {
    let player = DemoPlayer(try checked(Self.text))
    player.seek(toStatement: 3)
    _ = player.advance()
    return player
  }

  @Test("a question waits, and is answered by the next beat")
  func waits() throws {
    let player = try player()
    #expect(player.isAsking && player.quiz?.question == "How often?" && player.picked == nil)
    #expect(player.quiz?.answers.map(\.text) == ["Once.", "For ever.", "Never."] && player.quiz?.right == 1)
    #expect(player.caption == nil && player.remark == nil)
    player.pick(7)
    player.pick(0)
    #expect(player.picked == nil)
    #expect(player.advance() == 1500)
    #expect(!player.isAsking && player.picked == 0)
    #expect(player.playToEnd().failure == nil)
  }

  @Test("who picks nothing gets the right answer, as without a screen")
  func headless() throws {
    let player = try player()
    _ = player.advance()
    #expect(player.picked == 1)
    #expect(try failure(String(Self.text.drop { $0 != "\n" })) == nil)
  }

  @Test("going back and on again keeps what was picked")
  func keeps() throws {
    let player = try player()
    player.pick(2)
    _ = player.advance()
    player.seek(toStatement: 4)
    #expect(player.picked == 2)
  }

  @Test("a remark goes with what is said, and does not take time")
  func remark() throws {
    let player = DemoPlayer(try checked(Self.text))
    player.seek(toStatement: 2)
    #expect(player.advance() == 0)
    #expect(player.caption?.lines == ["Look."] && player.remark == "Wait for an answer.")
  }

  @Test(
    "what is no question",
    arguments: [
      ("ask \"q\"", "2:1: a question has two or three answers below it, lines that begin with 'right' or 'wrong'"),
      (
        "ask \"q\"\nright \"a\"\nsay \"x\"",
        "2:1: a question has two or three answers below it, lines that begin with 'right' or 'wrong'"
      ),
      (
        "ask \"q\"\nwrong \"a\"\nwrong \"b\"",
        "2:1: none of the answers is right; one of them begins with 'right', the others with 'wrong'"
      ),
      (
        "ask \"q\"\nright \"a\"\nright \"b\"",
        "2:1: 2 answers are right; one of them begins with 'right', the others with 'wrong'"
      ),
      ("ask \"q\"\nright \"a\"\nwrong b", "4:7: the answer belongs here, between quotes"),
      ("say \"x\"\nright \"a\"", "3:1: an answer stands below its question, a line that begins with 'ask'"),
    ])
  func wrong(_ text: String, _ error: String) {
    #expect(errors("scenario circle\n" + text) == ["t.demo:" + error])
  }
}
