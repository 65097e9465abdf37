import Foundation
import Testing

@Suite("Checking every interleaving")
struct CheckTests {
  /// The results of a check as JSON.
  static func results(_ arguments: [String], status: Int32 = 0) throws -> [[String: Any]] {
    let run = try Program.run(["check", "--json"] + arguments)
    #expect(run.status == status, "\(run.errors)")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    return try #require(document["results"] as? [[String: Any]])
  }

  @Test("one document, its keys in the order of its description, the same bytes every time")
  func json() throws {
    let first = try Program.run(["check", "swap-delete", "--json"])
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(try Program.run(["check", "swap-delete", "--json"]).output == first.output)
    let keys = first.output.matches(of: #/"([A-Za-z-]+)":/#).map { String($0.1) }
    let ends = ["steps", "switches", "schedule"]
    let violation = ["kind", "detail", "shortest"] + ends + ["fewestSwitches"] + ends
    #expect(
      keys == [
        "version", "results", "scenario", "proposal", "memoryModel", "parameters", "geometry", "order", "offset",
        "readers", "debug-vm", "deleter", "verdict", "complete", "states", "transitions", "schedules", "hitProbability",
        "expectedRuns", "violations",
      ] + violation + violation)
  }

  @Test("a broken pair: the verdict, the parameters in full, and runs that 'trace' replays to the violation")
  func broken() throws {
    let result = try #require(try Self.results(["swap-delete"]).first)
    #expect(result["scenario"] as? String == "swap-delete" && result["proposal"] as? String == "page-index")
    #expect(result["verdict"] as? String == "broken" && result["complete"] as? Bool == true)
    #expect((result["parameters"] as? [String: String])?["offset"] == "any")
    let violations = try #require(result["violations"] as? [[String: Any]])
    #expect(violations.map { $0["detail"] as? String } == ["index + nr <= offset", "index > offset"])
    for violation in violations {
      for kind in ["shortest", "fewestSwitches"] {
        let run = try #require(violation[kind] as? [String: Any])
        let schedule = try #require(run["schedule"] as? String)
        let trace = try Program.run(["trace", "swap-delete", "--set", "offset=any", "--schedule", schedule])
        let words = "broken at step \(run["steps"] ?? ""): \(violation["kind"] ?? ""): \(violation["detail"] ?? "")"
        #expect(trace.output.contains("\n" + words + "\n"), "\(trace.output)\(trace.errors)")
      }
    }
  }

  @Test("a safe pair has no violations")
  func safe() throws {
    let result = try #require(try Self.results(["swap-delete", "--proposal", "P9c"]).first)
    #expect(result["verdict"] as? String == "safe" && result["complete"] as? Bool == true)
    #expect(result["proposal"] as? String == "mask-hugetlb-split")
    #expect((result["violations"] as? [Any])?.isEmpty == true)
    #expect(result["expectedRuns"] is NSNull)
  }

  @Test("times appear when asked for, and only then")
  func timing() throws {
    let arguments = ["swap-delete", "--proposal", "mask"]
    #expect(try Self.results(arguments)[0]["seconds"] == nil)
    #expect(try Self.results(arguments + ["--timing"])[0]["seconds"] is Double)
    #expect(try !Program.run(["check"] + arguments).output.contains("time "))
    #expect(try Program.run(["check"] + arguments + ["--timing"]).output.contains("time "))
  }

  @Test("above a limit the answer is unknown, or broken by what was found so far")
  func limit() throws {
    let result = try #require(try Self.results(["swap-delete", "--proposal", "mask", "--max-states", "9"]).first)
    #expect(result["verdict"] as? String == "unknown" && result["complete"] as? Bool == false)
    #expect(result["stop"] as? String == "states")
    let text = try Program.run(["check", "swap-delete", "--proposal", "mask", "--max-states", "9"])
    #expect(text.status == 0 && text.output.contains("? unknown") && text.output.contains("9 states"))
  }

  /// What is expected, and the status that it earns.
  static let expectations: [(String, [String], Int32)] = [
    ("broken", ["swap-delete"], 0),
    ("safe", ["swap-delete", "--proposal", "mask"], 0),
    ("safe", ["swap-delete"], 1),
    ("broken", ["swap-delete", "--proposal", "mask"], 1),
    ("safe", ["swap-delete", "--proposal", "mask", "--max-states", "9"], 1),
    ("broken", ["swap-delete", "--proposal", "mask", "--max-states", "9"], 1),
    ("safe", ["swap-delete", "hugetlb", "--proposal", "mask", "--set", "offset=9"], 0),
    ("safe", ["swap-delete", "--proposal", "mask", "--proposal", "page-index"], 1),
  ]

  @Test("another verdict than the expected one ends with status 1, and names the pair", arguments: expectations)
  func expectation(_ verdict: String, _ arguments: [String], _ status: Int32) throws {
    let result = try Program.run(["check", "--expect", verdict] + arguments)
    #expect(result.status == status && !result.output.isEmpty)
    #expect(result.errors.isEmpty == (status == 0))
    if status == 1 { #expect(result.errors.contains("expected \(verdict), but\n  swap-delete under ")) }
  }

  @Test("for people: the verdict, what was explored, the runs, and the command that shows one")
  func text() throws {
    let result = try Program.run(["check", "swap-delete", "--color", "never"], environment: ["LC_ALL": "C.UTF-8"])
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "!✗ broken!  swap-delete under P3 page-index  sc")
    #expect(result.output.contains("every interleaving: ") && !result.output.contains("\u{1B}"))
    let command = try #require(lines.first { $0.contains("pagerace run ") })
    #expect(command.hasPrefix("  pagerace run swap-delete --proposal page-index --set offset=any --schedule '0"))
  }

  /// Wrong input, and what the message must speak of.
  static let mistakes: [([String], String)] = [
    ([], "check needs a scenario, or --all"),
    (["--proposal", "mask"], "check needs a scenario, or --all"),
    (["swap-delte"], "did you mean 'swap-delete'"),
    (["swap-delete", "swap-mov"], "did you mean 'swap-move'"),
    (["mask"], "'--proposal mask'"),
    (["the-lookup-that-lost-its-index"], "pagerace play"),
    (["swap-delete", "--proposal", "maks"], "did you mean 'mask'"),
    (["swap-delete", "--set", "reader=2"], "did you mean 'readers'"),
    (["--all", "--set", "offst=9"], "did you mean 'offset'"),
    (["hugetlb", "--set", "offset=9"], "offset is one of"),
    (["--set", "offset=9", "swap-delete"], "scenarios stand before it"),
    (["swap-delete", "--jobs", "0"], "--jobs takes a number"),
    (["swap-delete", "--max-states", "0"], "--max-states takes a number"),
    (["swap-delete", "--max-memory", "much"], "--max-memory takes a size"),
    (["swap-delete", "--max-memory", "99999999999G"], "--max-memory takes a size"),
    (["swap-delete", "--expect", "unknown"], "--expect"),
    (["swap-delete", "--memory-model", "alpha"], "memory model"),
    (["swap-delete", "--theme", "pink"], "there is no theme 'pink'"),
  ]

  @Test("ends with status 2 and a helpful message for wrong input", arguments: mistakes)
  func mistake(_ arguments: [String], _ words: String) throws {
    let result = try Program.run(["check"] + arguments)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test("takes sizes of memory with and without units", arguments: ["8G", "500m", "1000000000", "2GiB", "64MB"])
  func sizes(_ size: String) throws {
    #expect(try Program.run(["check", "swap-delete", "--max-memory", size]).status == 0)
  }
}
