import Foundation
import Testing

@Suite("Explaining reports")
struct ExplainTests {
  /// A report that was sent to linux-mm.
  static func path(_ day: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "PageCacheModelTests/Reported/\(day).txt").path
  }

  /// A file with these bytes, while `body` runs.
  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).log")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try body(file.path)
  }

  @Test("says what the words mean, which window it is, and how to go there")
  func text() throws {
    let result = try Program.run(["explain", Self.path("2019-03-29")])
    #expect(result.status == 0 && result.errors.isEmpty)
    let expected = [
      "page           ffffea00877a13c0: frame 0x21de84f, 79 above a multiple of 512",
      "flags          015fffe00008005c: uptodate dirty lru workingset swapbacked; not",
      "counts         refcount 1, mapcount 0",
      "window         W1: the flag was read before the deletion cleared it, ->private",
      "               Had the derivation taken ->index, 0x7fa81584f + 1 <= offset would",
    ]
    let lines = result.output.split(separator: "\n").map(String.init)
    for line in expected { #expect(lines.contains(line), "\(line)\n\(result.output)") }
    #expect(lines.allSatisfy { $0.count <= 80 || $0.contains("pagerace run ") || $0.contains("2019-03-29.txt") })
  }

  @Test("the command that it names ends in the same check", arguments: ["2019-03-22", "2019-03-29", "2019-05-29"])
  func command(day: String) throws {
    let output = try Program.run(["explain", Self.path(day)]).output
    let line = try #require(output.split(separator: "\n").last { $0.contains("pagerace run ") })
    let words = line.split(separator: "'").map(String.init)
    var arguments = words[0].split(separator: " ").dropFirst(2).map(String.init) + [words[1]]
    arguments.insert("trace", at: 0)
    let trace = try Program.run(arguments)
    #expect(trace.status == 0 && trace.output.contains("VM_BUG_ON_PAGE("), "\(arguments)\n\(trace.errors)")
    #expect(trace.output.contains("\nbroken at step "))
  }

  @Test("prints one JSON document, the same bytes every time")
  func json() throws {
    let arguments = ["explain", "--json", Self.path("2019-05-29")]
    let first = try Program.run(arguments)
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(try Program.run(arguments).output == first.output)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    let reports = try #require(document["reports"] as? [[String: Any]])
    #expect(reports.count == 2)
    let run = try #require(reports[0]["run"] as? [String: Any])
    #expect(run["scenario"] as? String == "thp-split" && run["proposal"] as? String == "mask-hugetlb")
    #expect((reports[0]["page"] as? [String: Any])?["refcount"] as? Int == 1)
  }

  @Test("--run comes as far as the missing terminal, and says what to do instead")
  func run() throws {
    let result = try Program.run(["explain", "--run", Self.path("2019-03-29")])
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("is not a terminal") && result.errors.contains("prints the explanation instead"))
  }

  @Test("--run opens the screen where the check has fired")
  func screen() throws {
    let program = try ScreenProgram(["explain", "--run", Self.path("2019-03-29")], columns: 120, rows: 40)
    #expect(program.waits(for: "0 + 1 <= 0x1c84f"), "\(program.output)")
    #expect(program.output.contains("oops-2019-03-29") && program.output.contains("VM_BUG"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored)
  }

  /// What cannot be read, and what the message must say.
  static let refusals: [(bytes: [UInt8], words: String)] = [
    (Array("".utf8), "is empty"),
    (Array("hello\nworld\n".utf8), "there is no page dump in"),
    (Array("hello\n[ 1.5] kernel BUG at mm/slub.c:305!\n".utf8), ".log:2:15: a failure of another kind"),
    (Array("[ 1.5] BUG: unable to handle page fault\n".utf8), ".log:1:8: a failure of another kind"),
    ([UInt8](repeating: 0, count: 100_000), "there is no page dump in"),
    ([UInt8](repeating: 0xff, count: 2_000_000), "there is no page dump in"),
    ([UInt8](repeating: UInt8(ascii: "\n"), count: 1_000_000), "1,000,000 lines"),
  ]

  @Test("what has no report ends with status 2 and says what it is", arguments: refusals.indices)
  func refusal(index: Int) throws {
    let (bytes, words) = Self.refusals[index]
    let result = try withFile(bytes) { try Program.run(["explain", $0]) }
    #expect(result.status == 2 && result.output.isEmpty && result.errors.contains(words), "\(result.errors)")
  }

  @Test("a file that is none ends with status 2", arguments: ["nowhere.txt", "/", "-"])
  func noFile(path: String) throws {
    let result = try Program.run(["explain", path])
    #expect(result.status == 2 && result.output.isEmpty && result.errors.hasPrefix("pagerace: "))
  }

  @Test("a report without fields gets the answer that there is")
  func partial() throws {
    let text = "page dumped because: VM_BUG_ON_PAGE(index > offset)\npage:ffffea00877a13c0 count:x\n"
    let result = try withFile(Array(text.utf8)) { try Program.run(["explain", $0]) }
    #expect(result.status == 0 && result.output.contains("index > offset, the lower check of find_subpage()"))
    #expect(result.output.contains(".log:2:29: 'x' is no number"))
  }
}
