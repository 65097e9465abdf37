import DemoScript
import RaceSession
import Testing

/// The promises of a recording, for sessions in which anything happens.
@Suite("A recording of any session")
struct AnySessionTests {
  @Test("gives the same states when it is played, and the same recording when that is recorded", arguments: 1...30)
  func any(_ seed: UInt64) throws {
    var person = try AnyPerson(seed: seed)
    for _ in 0..<40 { try person.act() }
    let text = person.recorder.text
    #expect(person.recorder.obstacle == nil, "seed \(seed)")
    let played = Rerecording(try checked(text))
    #expect(played.failure == nil, "seed \(seed): \(played.failure ?? "")\n\(text)")
    #expect(person.states.isSubsequence(of: played.states), "seed \(seed)\n\(text)")
    #expect(played.states.last == SessionState(person.session), "seed \(seed)\n\(text)")
    #expect(played.text == text, "seed \(seed)")
  }

  @Test("plays at every moment: what is there after each move is a script, and leads to where the session stands")
  func everyMoment() throws {
    var person = try AnyPerson(seed: 2_019)
    for move in 0..<20 {
      try person.act()
      let played = Rerecording(try checked(person.recorder.text))
      #expect(played.failure == nil && played.states.last == SessionState(person.session), "move \(move)")
    }
  }
}
