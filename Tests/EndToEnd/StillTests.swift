import Foundation
import Testing

/// The pictures in the README are what the program draws.
@Suite struct StillTests {
  @Test("the still is the program's own picture, byte for byte")
  func still() throws {
    let drawn = try Program.run(["shot", "the-lookup-that-lost-its-index", "--no-caption", "--at", "37"])
    #expect(drawn.status == 0)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../demos/stills/the-lookup-that-lost-its-index.svg")
    #expect(try String(contentsOf: file, encoding: .utf8) == drawn.output, "draw it again with 'pagerace shot'")
  }

  @Test("a moment that does not exist is refused with what would be right")
  func refusals() throws {
    for (arguments, hint) in [
      (["--at", "9999"], "does not come to step 9999"), (["--at", "No chapter"], "known: "),
      (["--size", "10x10"], "80x24"),
    ] {
      let run = try Program.run(["shot", "the-lookup-that-lost-its-index"] + arguments)
      #expect(run.status == 2)
      #expect(run.errors.contains(hint))
    }
  }
}
