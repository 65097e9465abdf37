import DemoLibrary
@testable import DemoScript
import RaceSession
import SeededNumbers
import Testing

/// Writing a statement is the inverse of reading one.
@Suite("Statements as text")
struct WritingTests {
  private func read(_ line: String) -> Statement.Kind? { try? StatementParser.statement(in: line, line: 1)?.kind }

  /// The statement without where its parts stand.
  private func meaning(_ kind: Statement.Kind) -> String {
    "\(kind)".replacing(#/span: DemoScript\.Span\([^)]*\)/#, with: "")
  }

  /// Expects that what `line` says, written and read, is the same.
  private func expectInverse(_ line: String) -> Bool {
    guard let kind = read(line) else { return false }
    let text = kind.text
    guard let again = read(text) else {
      Issue.record("\(line) is written as \(text), which cannot be read")
      return true
    }
    #expect(meaning(again) == meaning(kind), "\(line) is written as \(text)")
    #expect(again.text == text)
    return true
  }

  @Test("every line of every demo, written and read again, says the same", arguments: EmbeddedDemos.all.map(\.id))
  func demos(_ id: String) throws {
    let file = try #require(EmbeddedDemos.all.first { $0.id == id })
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.count { expectInverse($0) } > 20)
  }

  private static let tricky = [
    "title \"a \\\"b\\\" \\\\ #c\"",
    "say \"頁 x\u{301}\" \"#\"",
    "step 0 until \"f:a \\\"b\\\" #c\"",
    "step 0 until f#2",
    "step 1023 until f:a == b#100000",
    "step 0 until f:x#1#1",
    "step 0 until \"#x\"",
    "step 0 until f : a  # why",
    "pause 0s",
    "pause 1.05s",
    "pause 1.5s",
    "pause 999ms",
    "pause 600s",
    "back 1",
    "back 7",
    "goto 0",
    "restart",
    "schedule v1: 0*3 1(offset=10) (0 1*2)*",
    "highlight none",
    "highlight \"a, b\", slot 1:10, slot file 0:5, cpu 0 f.x",
    "highlight \"slot\", \"cpu\", swap_map 0x10",
    "expect \"over\" = 1",
    "expect not \"not\" = 2",
    "expect a = \"b c\"",
    "expect a != \"#x\"",
    "expect a = \"q\\\"\"",
    "expect not over",
    "expect cpu 0 blocked \"i_pages \\\"lock\\\"\"",
    "expect cpu 1 holds a lock",
    "expect not cpu 1 holds \"page lock\"",
    "expect cpu 0 in f",
    "expect step 4",
    "expect broken vm-bug \"a < b\"",
    "expect broken \"x\"",
    "expect not broken",
    "explore safe in 1 state",
    "explore broken \"d\" with a=b c=d=e",
    "explore broken k in 5 states",
    "counterexample fewest-switches \"d\"",
    "counterexample shortest",
    "scenario x a=b",
    "scenario \"own \\\"name\\\"\"",
    "geometry kernel",
    "set geometry=kernel a=b",
    "memory-model sc",
    "ask \"q\"",
    "right \"a\"",
    "wrong \"a\" \"b\"",
    "note \"n\"",
    "proposal mask",
    "page 72 order 3 in tmpfs 5 mapped 8 used 8 0x9 dirty",
    "page 0x48 huge in swap 1:8 of tmpfs 0:5 fresh used",
    "cpu 0 lookup swap 5",
    "cpu 0 lookup tmpfs 5 by mincore",
    "cpu 3 lookup any of page 72 by read",
    "cpu 0 exit page 72",
    "cpu 1 lookup any of page 0x48",
    "cpu 0 move page 8 to swap 9",
    "cpu 0 split page 8 deleting 0",
    "cpu 0 split page 8 deleting 3 head reused",
    "cpu 0 truncate page 8 reading 9 into 2",
    "cpu 0 truncate page 8",
    "cpu 0 swap-out page 8 to swap 1:2",
    "cpu 0 rmap-walk page 8",
    "cpu 0 write-fault page 8",
    "cpu 0 swap-in page 8",
  ]

  @Test("tricky lines are read as they were")
  func tricky() {
    for line in Self.tricky { #expect(expectInverse(line), "\(line) cannot be read") }
  }

  @Test("of a hundred thousand soups of words, those that say something are read as they were")
  func soups() {
    let words =
      Self.tricky.flatMap { $0.split(separator: " ").map(String.init) } + ["\"a b\"", "\"#\"", "#2", "=", ","]
    let keywords = LanguagePart.statements.map(\.keyword)
    var random = SplitMix64(seed: 20_190_524)
    var count = 0
    for _ in 0..<100_000 {
      var line = keywords.randomElement(using: &random) ?? ""
      for _ in 0..<Int.random(in: 0..<5, using: &random) { line += " " + (words.randomElement(using: &random) ?? "") }
      if expectInverse(line) { count += 1 }
    }
    #expect(count > 2_000, "\(count) lines say something")
  }
}
