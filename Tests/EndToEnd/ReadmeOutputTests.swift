import Foundation
import Testing

/// What the README shows is what the program prints.
@Suite("README's output")
struct ReadmeOutputTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  @Test(
    "a command prints what the README shows",
    arguments: [
      ["check", "swap-delete-thp"],
      ["check", "--all"],
      ["cost", "--cpus", "1,16,64,256", "--milliseconds", "30"],
      ["explain", "Tests/PageCacheModelTests/Reported/2019-03-29.txt"],
    ])
  func shown(arguments: [String]) throws {
    let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let result = try Program.run(arguments.map { $0.hasSuffix(".txt") ? Self.root.appending(path: $0).path : $0 })
    let output = result.output.replacing(Self.root.path + "/", with: "")
    try #require(result.status == 0 && output.count > 500)
    let shown = readme.components(separatedBy: "```\n").filter { block in
      block.count > 500 && output.hasPrefix(block.trimmingCharacters(in: .newlines))
    }
    #expect(shown.count == 1, "the README shows something else than\n\(output)")
  }
}
