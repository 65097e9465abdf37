import Foundation
import Testing

@Suite("Checking several pairs")
struct CheckMatrixTests {
  private let arguments = ["swap-delete", "swap-move", "--proposal", "P7", "--proposal", "page-index"]

  private func text(_ arguments: [String], locale: String = "C.UTF-8") throws -> [String] {
    let result = try Program.run(["check"] + arguments, environment: ["LC_ALL": locale])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("rows and columns stand as they were named, with sums, and the broken ones below")
  func matrix() throws {
    let lines = try text(arguments)
    let start = [
      "every interleaving  2 scenarios, 2 proposals, sc   ✗ 3 broken   ✓ 1 safe",
      "",
      "             P7     P3        ✗",
      "swap-delete   ✓    !✗!       1",
      "swap-move    !✗!   !✗!       2",
    ]
    let plain = { (line: String) in line.split(separator: " ").joined(separator: " ") }
    #expect(lines.prefix(5).map(plain) == start.map(plain))
    #expect(lines.contains { plain($0) == "✗ 1 2" })
    #expect(lines.contains("P7 swap-roles   P3 page-index"))
    #expect(lines.contains { plain($0).hasPrefix("swap-delete P3 ") && $0.contains("vm-bug: index + nr <= offset") })
    #expect(lines.contains { plain($0).hasPrefix("swap-move P7 ") && $0.contains("vm-bug: index > offset") })
  }

  @Test("fits into 80 columns")
  func width() throws {
    let lines = try text(["swap-delete-fresh", "reuse-rmap", "--all", "--set", "debug-vm=on"])
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
    #expect(lines.contains { $0.contains("P9b P9c") })
  }

  @Test("without a UTF-8 locale, or with --ascii, all of it is ASCII")
  func ascii() throws {
    for lines in [try text(arguments, locale: "C"), try text(arguments + ["--ascii"])] {
      #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
      #expect(lines.contains { $0.hasPrefix("swap-move") && $0.contains("!X!") })
    }
  }

  @Test("colours a pipe if asked")
  func color() throws {
    #expect(try text(arguments).joined().contains("\u{1B}") == false)
    #expect(try text(arguments + ["--color", "always"]).joined().contains("\u{1B}[") == true)
  }

  @Test("--all takes what is not named")
  func all() throws {
    let arguments = ["--max-states", "5"]
    let columns = try CheckTests.results(["swap-delete", "--all"] + arguments)
    #expect(columns.count == 13 && columns.allSatisfy { $0["scenario"] as? String == "swap-delete" })
    let rows = try CheckTests.results(["--all", "--proposal", "mask"] + arguments)
    #expect(rows.count == 15 && rows.allSatisfy { $0["proposal"] as? String == "mask" })
    let everything = try CheckTests.results(["--all"] + arguments)
    #expect(everything.count == 195)
    // A scenario with one offset only keeps it.
    let offsets = Set(everything.compactMap { ($0["parameters"] as? [String: String])?["offset"] })
    #expect(offsets == ["any", "0x1c84f"])
  }

  @Test("parameters that do not fit a scenario make its pairs not applicable")
  func notApplicable() throws {
    let arguments = ["hugetlb", "swap-delete", "reuse-rmap", "--proposal", "mask", "--set", "offset=9", "readers=1"]
    let results = try CheckTests.results(arguments)
    #expect(results.map { $0["verdict"] as? String } == ["not-applicable", "safe", "not-applicable"])
    #expect((results[0]["parameters"] as? [String: String])?["offset"] == "9")
    #expect((results[0]["reason"] as? String)?.contains("offset is one of") == true)
    let lines = try text(arguments)
    #expect(lines[0].hasSuffix("✓ 1 safe   / 2 not applicable"))
    #expect(lines.contains { $0.hasPrefix("reuse-rmap  / there is no parameter 'readers'") })
  }

  @Test("what is printed does not depend on how many threads search")
  func jobs() throws {
    for form in [["--json"], []] {
      let one = try Program.run(["check", "--jobs", "1"] + form + arguments)
      for jobs in ["2", "3", "16"] {
        #expect(try Program.run(["check", "--jobs", jobs] + form + arguments).output == one.output)
      }
    }
  }

  @Test("what is named twice is checked once")
  func twice() throws {
    let results = try CheckTests.results(["swap-delete", "swap-delete", "--proposal", "P9", "--proposal", "mask"])
    #expect(results.count == 1)
  }
}
