import Foundation
import Testing

@Suite("Playing demos without a screen")
struct PlayTests {
  /// Plays a script from a file.
  private func play(_ script: String, _ options: String...) throws -> Program.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "story.demo")
    try script.write(to: file, atomically: true, encoding: .utf8)
    return try Program.run(["play", file.path] + options)
  }

  @Test("every demo that comes with the program holds")
  func embedded() throws {
    let list = try Program.run(["list", "demos", "--json"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
    let demos = try #require(document["demos"] as? [[String: Any]])
    #expect(!demos.isEmpty)
    for demo in demos {
      let name = try #require(demo["file"] as? String)
      let result = try Program.run(["play", name, "--headless"])
      #expect(result.status == 0 && result.output.contains("claims hold"), "\(name): \(result.errors)")
      #expect((demo["seconds"] as? Int ?? 0) > 0)
    }
  }

  @Test("a claim that does not hold ends with status 1 and its place")
  func claim() throws {
    let result = try play("scenario swap-delete\nexpect broken\n", "--headless")
    #expect(result.status == 1 && result.output.isEmpty)
    #expect(result.errors.contains("story.demo:2:1: expected broken"))
  }

  @Test("a wrong script ends with status 2 and its place, whatever was asked", arguments: ["--headless", "--notes"])
  func wrong(_ option: String) throws {
    let result = try play("scenaro swap-delete\n", option)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("story.demo:1:1:") && result.errors.contains("did you mean 'scenario'"))
    #expect(try play("", option).status == 2)
  }

  @Test(
    "says how far the exploration is, in one line; Ctrl-C ends it", .timeLimit(.minutes(1)),
    arguments: [["--headless"], []])
  func progress(_ options: [String]) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".demo")
    try "scenario swap-delete-thp readers=7 offset=any\nproposal mask\nexplore safe\n"
      .write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let program = try ScreenProgram(["play", file.path] + options)
    try #require(program.waits(for: "exploring every interleaving: "), "\(program.output)")
    #expect(program.waits(for: " states; Ctrl-C ends it") && !program.output.contains("\n"))
    program.type("\u{03}")
    #expect(program.ending() == .signal(SIGINT))
  }

  @Test("the notes are what is said, chapter by chapter")
  func notes() throws {
    let result = try play(
      "title \"T\"\nscenario swap-delete\nchapter \"One\"\nsay \"Look.\"\nnote \"Wait.\"\n", "--headless", "--notes")
    #expect(result.status == 0 && result.output == "T\n\n1. One\n\n   Look.\n   (Wait.)\n")
  }

  @Test("the example of the reference plays, and all it claims holds")
  func reference() throws {
    let reference = try Program.run(["help", "demo"])
    #expect(reference.status == 0 && reference.errors.isEmpty)
    let example = try #require(reference.output.components(separatedBy: "EXAMPLE\n").last)
    #expect(try play(example, "--headless").status == 0)
  }

  @Test("the script in the README plays, and all it claims holds")
  func readme() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md").standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    let script = try #require(text.components(separatedBy: "```\n").first { $0.hasPrefix("title ") })
    let result = try play(script, "--headless")
    #expect(result.status == 0 && result.output.contains("claims hold"), "\(result.errors)")
  }

  @Test("the reference beside the demos is the one that the program prints")
  func referencePage() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../demos/Language.md")
      .standardized
    let page = try String(contentsOf: file, encoding: .utf8)
    let text = try Program.run(["help", "demo"]).output
    #expect(page.hasSuffix("\n```text\n\(text)```\n"), "write what 'pagerace help demo' prints into demos/Language.md")
  }

  @Test("on a screen, a demo plays, and Enter makes a run of it")
  func screen() throws {
    let arguments = ["play", "the-lookup-that-lost-its-index", "--speed", "10"]
    let program = try ScreenProgram(arguments, columns: 100, rows: 30)
    try #require(program.waits(for: "speed"))
    program.type("\r")
    #expect(program.waits(for: "this run is yours"))
    program.type("\u{1B}")
    #expect(program.waits(for: "chapter"))
    program.type("q")
    #expect(program.ending() == .status(0) && program.isRestored && program.isOnMainScreen)
  }
}
