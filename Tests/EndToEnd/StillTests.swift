import Foundation
import Testing

/// The pictures in the README are what the program draws.
@Suite struct StillTests {
  private static let demo = "the-lookup-that-lost-its-index"

  /// The stills, and what draws each of them: the command, and `-o` with its file.
  static let stills: [(file: String, command: [String])] = [
    ("the-lookup-that-lost-its-index.svg", ["shot", demo, "--no-caption", "--at", "37"]),
    ("eight-pages-too-far.svg", ["shot", demo, "--at", "37", "--size", "100x30"]),
    ("what-a-fix-costs.svg", ["cost", "--milliseconds", "20", "--svg"]),
  ]

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "../../demos/stills"
  ).standardized

  @Test("each still is the program's own picture, byte for byte", arguments: stills)
  func still(_ file: String, _ command: [String]) throws {
    let drawn = try Program.run(command)
    #expect(drawn.status == 0)
    let kept = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    let again = "pagerace \(command.joined(separator: " ")) -o demos/stills/\(file)"
    #expect(kept == drawn.output, "draw it again with '\(again)'")
  }

  @Test("no still is left over, and the README shows each")
  func all() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.sorted() == Self.stills.map(\.file).sorted())
    let readme = try String(contentsOf: Self.folder.appending(path: "../../README.md").standardized, encoding: .utf8)
    for still in Self.stills { #expect(readme.contains("](demos/stills/\(still.file))")) }
  }
}
