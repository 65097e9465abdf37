import Foundation
import Testing

@Suite("Recordings")
struct CastTests {
  private static let demo = "the-lookup-that-lost-its-index"

  /// Gives `body` an empty folder of its own.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("are the same bytes every time, whatever the terminal and the language", arguments: ["2", "3"])
  func same(_ version: String) throws {
    let arguments = ["cast", Self.demo, "--version", version]
    let first = try Program.run(arguments)
    #expect(first.status == 0 && first.errors.isEmpty && first.output.hasPrefix("{\"version\": \(version), "))
    let elsewhere = ["TERM": "dumb", "LC_ALL": "C", "NO_COLOR": "1", "TZ": "Asia/Tokyo", "COLUMNS": "40", "LINES": "9"]
    #expect(try Program.run(arguments, environment: elsewhere).output == first.output)
  }

  @Test("of demos that come with the program last as long as the list says, with a mark for each chapter")
  func embedded() throws {
    let list = try Program.run(["list", "demos", "--json"])
    let document = try #require(try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [String: Any])
    for demo in try #require(document["demos"] as? [[String: Any]]) {
      let name = try #require(demo["file"] as? String)
      let cast = try Program.run(["cast", name])
      #expect(cast.status == 0, "\(name): \(cast.errors)")
      let lines = cast.output.split(separator: "\n")
      let events = try lines.dropFirst().map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [Any])
      }
      let end = try #require(events.last?.first as? Double)
      #expect(Int((end * 1_000).rounded() + 500) / 1_000 == demo["seconds"] as? Int, "\(name)")
      let notes = try Program.run(["play", name, "--headless", "--notes"]).output
      let chapters = notes.split(separator: "\n").filter { $0.contains(#/^\d+\. /#) }
      #expect(events.filter { $0[1] as? String == "m" }.count == chapters.count, "\(name)")
    }
  }

  @Test("go to a file as they go to standard output")
  func file() throws {
    try inFolder { folder in
      let file = folder.appending(path: "a.cast")
      try "old and longer than nothing".write(to: file, atomically: true, encoding: .utf8)
      let result = try Program.run(["cast", Self.demo, "-o", file.path])
      #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty)
      let written = try String(contentsOf: file, encoding: .utf8)
      #expect(try Program.run(["cast", Self.demo, "--output", "-"]).output == written)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.cast"])
    }
  }

  @Test("of a demo of which a claim does not hold, or which is wrong, are not made, and the old file stays")
  func refused() throws {
    try inFolder { folder in
      let script = folder.appending(path: "story.demo")
      let file = folder.appending(path: "a.cast")
      try "old".write(to: file, atomically: true, encoding: .utf8)
      for (text, status, words) in [
        ("scenario swap-delete\nexpect broken\n", 1, "story.demo:2:1: expected broken"),
        ("scenaro swap-delete\n", 2, "did you mean 'scenario'"), ("", 2, "story.demo"),
      ] {
        try text.write(to: script, atomically: true, encoding: .utf8)
        for command in ["cast", "shot"] {
          let result = try Program.run([command, script.path, "-o", file.path])
          #expect(result.status == status && result.errors.contains(words), "\(command): \(result.errors)")
          #expect(try String(contentsOf: file, encoding: .utf8) == "old")
        }
      }
    }
  }

  @Test("what cannot be written is refused with the reason, and a device stays a device")
  func places() throws {
    try inFolder { folder in
      let missing = folder.appending(path: "none/a.cast").path
      for (place, words) in [
        (missing, "there is no folder '\(folder.path)/none'"), (folder.path, "it is a folder"),
        ("/dev/full", "'/dev/full' cannot be written"), ("", "--output takes the name of a file"),
      ] {
        let result = try Program.run(["cast", Self.demo, "-o", place])
        #expect(result.status == 2 && result.errors.contains(words), "\(result.errors)")
      }
      #expect(try Program.run(["cast", Self.demo, "-o", "/dev/null"]).status == 0)
      let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
      #expect(type == .typeCharacterSpecial)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }
}
