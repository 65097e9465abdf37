import RaceMachine
import SeededNumbers
import Testing

@Suite("Schedules that are wrong")
struct ScheduleErrorTests {
  @Test(
    "every mistake is named with its column",
    arguments: [
      ("x", 1, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("*", 1, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("0 -1", 3, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("0*0", 3, "a CPU takes at least one step"),
      ("0 1*000", 5, "a CPU takes at least one step"),
      ("0*", 3, "how many steps belongs here, as a number"),
      ("0*x", 3, "how many steps belongs here, as a number"),
      ("0* 3", 3, "how many steps belongs here, as a number"),
      ("0*1000000001", 3, "how many steps is at most 1000000000"),
      ("0*99999999999999999999999999999", 3, "how many steps is at most 1000000000"),
      ("1024", 1, "the CPU is at most 1023"),
      ("0 99999999999999999999999999999", 3, "the CPU is at most 1023"),
      ("0,1", 2, "a blank belongs between two parts"),
      ("0*3x", 4, "a blank belongs between two parts"),
      ("0*3(1)*", 4, "a blank belongs between two parts"),
      ("0(a=1)1", 7, "a blank belongs between two parts"),
      ("(0(a=1)1)*", 8, "a blank belongs between two parts"),
      ("0)", 2, "a blank belongs between two parts"),
      ("(0 1", 5, "the loop needs ')*' at its end"),
      ("(", 2, "the loop needs ')*' at its end"),
      ("()*", 3, "the loop is empty"),
      ("( )*", 4, "the loop is empty"),
      ("(0)", 4, "'*' belongs here, after the loop"),
      ("0*3 (0 1) *", 10, "'*' belongs here, after the loop"),
      ("(0 1)* 2", 8, "nothing can follow a loop, which never ends"),
      ("(0)*3", 5, "nothing can follow a loop, which never ends"),
      ("(0)*(1)*", 5, "nothing can follow a loop, which never ends"),
      ("((0)*)*", 2, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("0(", 3, "the name of a choice belongs here, as in '0(offset=10)'"),
      ("0()", 3, "the name of a choice belongs here, as in '0(offset=10)'"),
      ("0(=1)", 3, "the name of a choice belongs here, as in '0(offset=10)'"),
      ("0(offset)", 9, "'=' belongs here, after the name of a choice"),
      ("0(offset 1)", 9, "'=' belongs here, after the name of a choice"),
      ("0(offset=)", 10, "a number belongs here, such as 10 or 0x1c84f"),
      ("0(offset=ten)", 10, "a number belongs here, such as 10 or 0x1c84f"),
      ("0(offset=0x)", 10, "a number belongs here, such as 10 or 0x1c84f"),
      ("0(offset=-1)", 10, "a number belongs here, such as 10 or 0x1c84f"),
      ("0(offset=-0)", 10, "a number belongs here, such as 10 or 0x1c84f"),
      ("0(offset=18446744073709551616)", 10, "a number belongs here, such as 10 or 0x1c84f"),
      ("0(offset=1", 11, "')' belongs here, after the value of a choice"),
      ("0(offset=1 )", 11, "')' belongs here, after the value of a choice"),
      ("0*2 1~drain", 7, "store buffers, which '~drain' would empty, exist only under the memory model tso"),
      ("v", 2, "the version of the model belongs here, as a number"),
      ("v: 0", 2, "the version of the model belongs here, as a number"),
      ("v1 0", 3, "':' belongs here, after the version of the model"),
      ("v1000001: 0", 2, "the version of the model is at most 1000000"),
      ("0 v1:", 3, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("0\u{0}1", 2, "a blank belongs between two parts"),
      ("\u{0}", 1, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("é 0", 1, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("0 \u{1F600}", 3, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("٣", 1, "the number of a CPU belongs here; a schedule looks like '0*4 1*9 0(offset=10) 0*3'"),
      ("0(né=1)", 4, "'=' belongs here, after the name of a choice"),
      ("0\u{a0}1", 2, "a blank belongs between two parts"),
    ])
  func messages(_ text: String, _ column: Int, _ message: String) {
    let error = #expect(throws: ScheduleError.self) { try Schedule(parsing: text) }
    #expect(error?.column == column)
    #expect(error?.message == message)
    #expect(error?.description == "column \(column): \(message)")
  }

  @Test("empty text and blanks are the schedule of no steps", arguments: ["", " ", "\n", " \t \n "])
  func empty(_ text: String) throws {
    #expect(try Schedule(parsing: text) == Schedule())
    #expect(try Schedule(parsing: text).stepCount == 0)
  }

  @Test("200,000 random texts: each is read, and printed as it will be read, or refused inside its length")
  func randomBytes() {
    let seed: UInt64 = 0x5eed_0001
    var random = SplitMix64(seed: seed)
    let likely = Array("0123456789*()=v:~ \t\nx-offset".utf8)
    var accepted = 0
    for round in 0..<rounds(200_000) {
      let length = Int.random(in: 0...14, using: &random)
      let bytes = (0..<length).map { _ in
        Int.random(in: 0..<20, using: &random) == 0
          ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random)!
      }
      let text = String(decoding: bytes, as: UTF8.self)
      switch read(text) {
      case .success(let schedule):
        accepted += 1
        if read(schedule.description) != .success(schedule) {
          Issue.record("seed \(seed), round \(round): \(bytes) is read, but not as it is printed")
        }
      case .failure(let error):
        if !(1...text.utf8.count + 1).contains(error.column) {
          Issue.record("seed \(seed), round \(round): \(bytes) is refused at column \(error.column)")
        }
      }
    }
    #expect(accepted > 1000, "too few of the texts were schedules to show anything")
  }

  private func read(_ text: String) -> Result<Schedule, ScheduleError> {
    do throws(ScheduleError) {
      return .success(try Schedule(parsing: text))
    } catch {
      return .failure(error)
    }
  }
}
