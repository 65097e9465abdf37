import DemoScript
import SeededNumbers
import Testing

/// Whatever is given to the parser, the checker and the player: an answer, never a trap or a hang.
@Suite("Any input at all")
struct FuzzTests {
  private static let keywords = LanguagePart.statements.map(\.keyword)
  private static let words =
    keywords + [
      "huge", "in swap 0:8", "of tmpfs 0:5", "mapped", "used", "exit page 0x48", "lookup", "by fault",
      "any of page 0x48",
      "safe", "unknown", "shortest", "fewest-switches", "states", "with", "circle", "swap-delete", "page-index", "mask",
      "sc",
      "teaching", "\"a\"", "\"", "\\", "\"CPU 1\"", "0", "1", "2", "3", "7", "99999999999999999999", "-1", "0x48",
      "0x", "until", "to-end", "round", "xas_reload", "round:goto", "x#2", "#", "#0", ":", "=", "!=", "!", ",",
      "offset",
      "offset=10", "a=b", "2s", "1.5s", "ms", ".", "page.private", "page[0x48].index", "slot", "swap_map", "cpu",
      "cpu 0",
      "holds", "in", "broken", "vm-bug", "not", "over", "blocked", "finished", "a lock", "0*4", "1*9", "0(picked=3)",
      "(0 1)*", "v1:", "turns", "gate", "ä", "\u{0}", "\u{1b}[31m", "\t", "\r", "é\u{301}", "👩‍👩‍👧",
    ]

  private func soup(_ random: inout SplitMix64) -> [UInt8] {
    var text = Bool.random(using: &random) ? "scenario circle\n" : ""
    for _ in 0..<Int.random(in: 0..<8, using: &random) {
      text += Self.keywords.randomElement(using: &random) ?? ""
      for _ in 0..<Int.random(in: 0..<5, using: &random) {
        text += Int.random(in: 0..<8, using: &random) == 0 ? "" : " "
        text += Self.words.randomElement(using: &random) ?? ""
      }
      text += "\n"
    }
    return Array(text.utf8)
  }

  private func noise(_ random: inout SplitMix64) -> [UInt8] {
    (0..<Int.random(in: 0..<60, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  private static let pages = [
    "page P", "page P in swap N", "page P huge in swap 8 used", "page P order 1 in swap 0:N dirty", "page P in file N",
    "page P in tmpfs 0:N dirty", "page P in swap N of tmpfs N", "page P in swap 1:N mapped 2", "page P huge in file 8",
    "page P in swap N fresh", "page P fresh mapped",
  ]
  private static let calls = [
    "lookup swap N", "lookup swap N by fault", "lookup swap 0:N by reclaim", "lookup swap 1:N by memcg",
    "lookup any of page P", "lookup any of page P by read", "lookup file N", "lookup tmpfs N by mincore", "exit page P",
    "write-fault page P", "free-swap page P", "move page P to swap 1:N", "reclaim page P", "swap-out page P to swap N",
    "swap-in page P", "rmap-walk page P", "split page P deleting N head freed", "truncate page P",
    "truncate page P reading N into 0",
  ]

  /// The lines of an own scenario, with numbers that need not fit.
  private func stage(_ random: inout SplitMix64) -> [UInt8] {
    var lines = ["scenario \"any\""]
    for _ in 0..<Int.random(in: 1..<4, using: &random) { lines.append(Self.pages.randomElement(using: &random) ?? "") }
    for cpu in 0..<Int.random(in: 1..<4, using: &random) {
      lines.append("cpu \(cpu) " + (Self.calls.randomElement(using: &random) ?? ""))
    }
    let text = lines.joined(separator: "\n").split(separator: " ", omittingEmptySubsequences: false).map { word in
      word.replacing("P", with: ["0x48", "0x48", "0x4c", "0"].randomElement(using: &random) ?? "")
        .replacing("N", with: ["3", "8", "9", "10", "16", "18446744073709551615"].randomElement(using: &random) ?? "")
    }
    return Array((text.joined(separator: " ") + "\nschedule 0*9\nexplore safe").utf8)
  }

  @Test("3,000 stages; those that can be are played and explored")
  func stages() {
    var random = SplitMix64(seed: 20_190_331)
    var playable = 0
    for _ in 0..<rounds(3_000) {
      guard let demo = try? Demo(parsing: DemoSource(name: "f", bytes: stage(&random))).checked() else { continue }
      playable += 1
      DemoPlayer(demo).playToEnd()
    }
    #expect(playable > 20, "some stages must come through, or only refusals are tested")
  }

  @Test("100,000 strings of bytes")
  func bytes() {
    var random = SplitMix64(seed: 20_190_329)
    var refused = 0
    for _ in 0..<rounds(100_000) {
      let demo = Demo(parsing: DemoSource(name: "f", bytes: noise(&random)))
      if demo.statements.isEmpty { refused += 1 }
    }
    #expect(refused > rounds(99_000))
  }

  @Test("100,000 soups of words; one in a hundred is checked and played")
  func soups() {
    var random = SplitMix64(seed: 20_190_330)
    var playable = 0
    for round in 0..<rounds(100_000) {
      let demo = Demo(parsing: DemoSource(name: "f", bytes: soup(&random)))
      // Making models takes time.
      guard round % 100 == 0 else { continue }
      do {
        let player = DemoPlayer(try demo.checked(by: .test))
        playable += 1
        var beats = 0
        while beats < 500, player.advance() != nil { beats += 1 }
      } catch {
        #expect(!error.diagnostics.isEmpty)
        for diagnostic in error.diagnostics {
          let text = diagnostic.text(width: 60)
          #expect(text.hasPrefix("f:\(diagnostic.line):\(diagnostic.column): "))
          let isClean = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
          #expect(isClean)
        }
      }
    }
    #expect(playable > 50, "some soups must come through, or only refusals are tested")
  }
}
