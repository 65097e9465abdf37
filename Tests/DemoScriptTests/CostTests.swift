@testable import DemoScript
import RaceCost
import Testing

@Suite("Statements about costs")
struct CostTests {
  private static let script = """
    scenario two-callers
    chapter "a"
    cost lock-every-caller P9c with mix=0 work=2000
    """

  private func outcome(_ lines: String, after script: String = CostTests.script) throws -> DemoOutcome {
    let source = DemoSource(name: "t.demo", text: script + "\n" + lines)
    return DemoPlayer(try Demo(parsing: source).checked()).playToEnd()
  }

  @Test("claims hold or say what was found")
  func claims() throws {
    let claims = [
      "expect cost P4b / mask-hugetlb-split > 3 on 64", "expect not cost P4b / P9c < 3 on 64",
      "expect cost P4b mostly \"waiting for the i_pages lock\" on 64", "expect cost P9c lookup < 1us on 64",
    ]
    let outcome = try outcome(claims.joined(separator: "\n"))
    #expect(outcome.failure == nil && outcome.claims == 4, "\(outcome.failure?.text() ?? "")")
    let wrong = try self.outcome("expect cost P9c / P4b > 1 on 64").failure?.text() ?? ""
    #expect(wrong.contains("expected cost P9c / P4b > 1 on 64, found 0."))
    let latency = try self.outcome("expect cost P9c lookup > 8ms on 64").failure?.text() ?? ""
    #expect(latency.contains("expected cost P9c lookup > 8ms on 64, found ") && latency.contains("ns"))
    let deletion = try self.outcome("expect cost P9c deletion > 8ms on 64").failure?.text() ?? ""
    #expect(deletion.contains("found no deletion that has come to its end"))
    let most = try self.outcome("expect cost P9c mostly \"rain\" on 64").failure?.text() ?? ""
    #expect(most.contains("found \"moving struct page\""))
  }

  @Test("the chart stays until the run moves, a chapter or another act begins")
  func shown() throws {
    func shows(_ lines: String) throws -> Bool {
      let source = DemoSource(name: "t.demo", text: Self.script + "\n" + lines)
      let player = DemoPlayer(try Demo(parsing: source).checked())
      player.playToEnd()
      return player.costs != nil
    }
    #expect(try shows("say \"A.\"\nexpect cost P9c lookup < 1us on 1"))
    #expect(try !shows("step 0"))
    #expect(try !shows("chapter \"b\""))
    #expect(try !shows("scenario swap-delete"))
  }

  @Test("the questions are known before anything plays, each once, and answers to them are not sought again")
  func questions() throws {
    let text = Self.script + "\ncost P9c with mix=0 work=2000\nexpect cost P9c lookup < 1us on 4"
    let demo = try Demo(parsing: DemoSource(name: "t.demo", text: text)).checked()
    #expect(demo.costQuestions.count == 10 && demo.asksAnything && demo.questions.isEmpty)
    #expect(demo.costQuestions[0] == CostQuestion("lock-every-caller", cpus: 1, mix: 0, parameters(work: 2_000)))
    let answers = DemoAnswers(to: demo)
    let player = DemoPlayer(demo, answers: answers)
    player.playToEnd()
    #expect(player.failure == nil && player.answers == answers)
  }

  private func parameters(work: Double) -> CostParameters {
    var parameters = CostParameters()
    parameters.work = work
    return parameters
  }

  static let mistakes: [(String, String)] = [
    ("cost", "proposals belong here"), ("cost with mix=0", "proposals belong here"),
    ("cost msk", "did you mean 'mask'?"), ("cost mask P9", "mask stands in this line already"),
    ("cost index", "breaks even when nothing else runs"), ("cost mask with wrk=1", "did you mean 'work'?"),
    ("cost mask with mix=51", "mix is from 0 to 50"), ("cost mask with work=x", "'work' needs a number"),
    ("cost mask with spaces=1.5", "a whole number from 1 to 64"),
    ("cost P0 P2 P3 P4 P5 P6 P7 P8 P9", "at most 8 proposals"),
    ("expect cost mask / P9c > 2 on 64", "the chart does not show mask"),
    ("expect cost P9c / P4b > 2 on 3", "the chart shows 1, 4, 16, 64, 256 CPUs, not 3"),
    ("expect cost P9c / P4b = 2 on 4", "'>' or '<' belongs here"), ("expect cost P9c / P4b > 2", "'on'"),
    ("expect cost P9c lookup > 8 on 4", "a time belongs here"),
    ("expect cost P9c lokup > 8ms on 4", "did you mean 'lookup'?"),
    ("expect cost", "a proposal belongs here"),
  ]

  @Test("mistakes are found before anything plays", arguments: mistakes)
  func wrong(_ line: String, _ words: String) {
    let source = DemoSource(name: "t.demo", text: Self.script + "\n" + line)
    do {
      _ = try Demo(parsing: source).checked()
      Issue.record("\(line) was taken")
    } catch { #expect(error.diagnostics.map { $0.text() }.joined().contains(words), "\(error)") }
  }

  @Test("a claim needs a chart before it, and a script shows at most ten")
  func limits() throws {
    func error(_ text: String) -> String {
      do throws(DemoErrors) {
        _ = try Demo(parsing: DemoSource(name: "t.demo", text: text)).checked()
        return ""
      } catch { return error.diagnostics.map { $0.text() }.joined() }
    }
    #expect(error("scenario two-callers\nexpect cost mask lookup < 1us on 4").contains("no chart yet"))
    let many = "scenario two-callers\n" + String(repeating: "cost mask\n", count: 11)
    #expect(error(many).contains("at most 10 charts"))
  }

  @Test(
    "written and read again, a statement says the same",
    arguments: [
      "cost      P4b mask with mix=0 work=2000", "cost      mask", "expect    cost P4b / mask > 2.5 on 256",
      "expect    not cost mask deletion < 1.5us on 16", "expect    cost mask lookup > 8ms on 1",
      "expect    cost mask mostly \"moving struct page\" on 4",
    ])
  func written(_ line: String) throws {
    #expect(try StatementParser.statement(in: line, line: 1)?.kind.text == line)
  }
}
