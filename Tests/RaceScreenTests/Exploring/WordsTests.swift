@testable import RaceScreen
import RaceMachine
import Testing

@Suite("Words about answers")
struct WordsTests {
  @Test(
    "a probability",
    arguments: [
      (0.0, "0"), (0.43, "0.43"), (0.05, "0.05"), (0.5, "0.50"), (1.0, "1"), (0.9999, "more than 0.99"),
      (0.04, "1 in 25"), (0.0003, "1 in 3,300"), (1.234e-9, "1 in 810,000,000"), (1e-30, "1 in more than 10^18"),
    ])
  func probability(_ value: Double, _ text: String) { #expect(VerdictWords.probability(value) == text) }

  @Test("large numbers")
  func large() {
    #expect(Numbers.large(digits: "7") == "7")
    #expect(Numbers.large(digits: "123456789012345") == "123,456,789,012,345")
    #expect(Numbers.large(digits: "7234567890123456") == "7.2 * 10^15")
  }

  @Test("names of CPUs have the CPUs' colours, whatever stands around them")
  func cpus() {
    func pieces(_ line: String) -> [String] { StyledText(sentence: line).spans.map { "\($0.text)/\($0.style)" } }
    #expect(pieces("CPU 0 waits for CPU 12.") == ["CPU 0/cpu(0)", " waits for /text", "CPU 12/cpu(12)", "./text"])
    for line in ["a  b", "CPU", "CPU x and CPU", "", " 1 CPU "] {
      #expect(StyledText(sentence: line).spans.map(\.text).joined() == line)
    }
  }

  @Test("days")
  func days() {
    #expect(MatrixDetail.day("2019-03-24") == "24 March 2019")
    #expect(MatrixDetail.day("soon") == "soon")
  }

  @Test("violations")
  func violations() {
    #expect(Violation("vm-bug", "index > offset").words == "index > offset")
    #expect(Violation("wrong-page", "not the home of that offset").words == "wrong page: not the home of that offset")
    #expect(Violation("deadlock", "nobody can run").words == "deadlock" && Violation("spill", "").words == "spill")
  }
}
