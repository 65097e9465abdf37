import DemoScript
import Testing

@Suite("Text that is none, and how errors are shown")
struct BrokenTextTests {
  @Test("NUL bytes, control characters and bytes that are no UTF-8 are told with their place")
  func bytes() {
    let start = Array("scenario circle\nsay \"".utf8)
    #expect(errors(start + [0] + Array("\"".utf8)) == ["t.demo:2:6: a NUL byte has no place in a text"])
    #expect(
      errors(start + [0x1b] + Array("[0m\"".utf8)) == ["t.demo:2:6: a control character (0x1b) has no place here"])
    #expect(errors(start + Array("ä".utf8) + [0xff, 0x22]) == ["t.demo:2:7: this is no UTF-8"])
    #expect(errors(start + [0xc3]) == ["t.demo:2:6: this is no UTF-8"])
    #expect(errors(start + [0xed, 0xa0, 0x80]) == ["t.demo:2:6: this is no UTF-8"])
    #expect(errors("scenario circle\nback 1\u{85}") == ["t.demo:2:7: a control character (0x85) has no place here"])
  }

  @Test("lines and files that are too long are refused")
  func sizes() {
    let long = String(repeating: "a", count: 1001)
    #expect(
      errors("scenario circle\nsay \"\(long)\"") == ["t.demo:2:1: the line has 1007 bytes; at most 1000 are read"])
    let huge = String(repeating: "a", count: 2_000_000)
    #expect(errors(huge) == ["t.demo:1:1: the file has more than 1000000 bytes, the most that a script has"])
    let line = "scenario circle\nsay \"" + String(repeating: "a", count: 900_000) + "\"\nback x"
    #expect(
      errors(line) == [
        "t.demo:2:1: the line has 900006 bytes; at most 1000 are read",
        "t.demo:3:6: how many steps back belongs here, as a number",
      ])
    #expect(errors(String(repeating: "#\n", count: 400_000)).count == 1)
  }

  private func diagnostic(_ text: String) throws -> Diagnostic {
    let errors = #expect(throws: DemoErrors.self) { try checked("scenario circle\n" + text) }
    return try #require(errors).diagnostics[0]
  }

  @Test("a caret stands under the place")
  func caret() throws {
    #expect(
      try diagnostic("  sya  \"x\"").text() == """
        t.demo:2:3: there is no statement 'sya'
            sya  "x"
            ^
          did you mean 'say'?
        """)
    #expect(try diagnostic("\tpause\tx").text().contains("\n   pause x\n         ^"))
  }

  @Test("a long line is cut around the place", arguments: [20, 40, 80, 200])
  func cut(_ width: Int) throws {
    for offset in [1, 30, 200, 700] {
      let text = "say \"" + String(repeating: "ö", count: offset % 400) + "\" x" + String(repeating: "y", count: 150)
      let diagnostic = try diagnostic(text)
      let lines = diagnostic.text(width: width).split(separator: "\n").map(Array.init)
      #expect(lines[1].count <= width)
      let caret = try #require(lines[2].firstIndex(of: "^"))
      #expect(lines[1][caret] == "x")
    }
  }

  @Test("near the end of a long line as much of it is shown as fits")
  func end() throws {
    let lines = try diagnostic("say \"" + String(repeating: "a", count: 300) + "\" x").text(width: 60).split(
      separator: "\n")
    #expect(lines[1].hasSuffix("aaaa\" x"))
    #expect(lines[1].count == 60 - 1, "a column is kept for the mark of a cut at the end")
  }

  @Test("the shown line holds no control characters")
  func shown() throws {
    let errors = #expect(throws: DemoErrors.self) { try checked("scenario circle\nsay \u{1b}]0;x\u{7}\u{9b}31m") }
    let text = try #require(errors).text()
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
  }
}
