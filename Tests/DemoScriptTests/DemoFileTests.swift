import DemoLibrary
import DemoScript
import Foundation
import PageCacheModel
import Testing

@Suite("The scripts that come with the program")
struct DemoFileTests {
  private func demo(_ name: String) throws -> PlayableDemo {
    let file = try #require(EmbeddedDemos.all.first { $0.name == name })
    return try Demo(parsing: DemoSource(name: name, bytes: file.bytes)).checked()
  }

  @Test("each plays to its end within five minutes, and every claim holds", arguments: EmbeddedDemos.all.map(\.name))
  func plays(_ name: String) throws {
    let demo = try demo(name)
    let outcome = DemoTimeline(demo).outcome
    #expect(outcome.failure == nil, "\(outcome.failure?.text() ?? "")")
    #expect(outcome.milliseconds < 300_000)
    #expect(!demo.title.isEmpty && !demo.summary.isEmpty && demo.chapters.count > 1)
  }

  @Test("claims stand between captions: no chapter without one", arguments: EmbeddedDemos.all.map(\.name))
  func claims(_ name: String) throws {
    let demo = try demo(name)
    for (number, chapter) in demo.chapters.enumerated() {
      let end = number + 1 < demo.chapters.count ? demo.chapters[number + 1].statement : demo.statements.count
      let claims = demo.statements[chapter.statement..<end].count { statement in
        switch statement.kind {
        case .expect, .explore: true
        default: false
        }
      }
      #expect(claims > 0, "\(chapter.title)")
    }
  }

  @Test("captions are short: two sentences of 70 cells", arguments: EmbeddedDemos.all.map(\.name))
  func captions(_ name: String) throws {
    for case .say(let caption) in try demo(name).statements.map(\.kind) {
      for line in caption.lines {
        #expect(line.count <= 70, "\(line)")
        #expect(line.hasSuffix(".") || line.hasSuffix("?"), "\(line)")
        // "!=" is an operator, not a shout.
        #expect(!line.replacing("!=", with: "").contains("!") && !line.contains("simply"), "\(line)")
      }
      let text = caption.lines.joined(separator: " ")
      let sentences = text.split(separator: " ").count { $0.hasSuffix(".") || $0.hasSuffix("?") }
      #expect(sentences <= 2, "\(text)")
    }
  }

  @Test("questions fit a small screen: a line of 70 cells for each text", arguments: EmbeddedDemos.all.map(\.name))
  func quizzes(_ name: String) throws {
    for case .ask(let quiz) in try demo(name).statements.map(\.kind) {
      for text in [quiz.question] + quiz.answers.flatMap({ [$0.text] + ($0.reply.map { [$0] } ?? []) }) {
        #expect(text.count <= 70, "\(text)")
      }
    }
  }

  @Test("no demo is called like a scenario, so that a name means one thing")
  func names() {
    let others = Set(Catalogue.scenarios.map(\.id))
    #expect(EmbeddedDemos.all.filter { others.contains($0.id) }.map(\.id) == [])
  }

  @Test("every file of the folder is embedded, in order of names")
  func embedded() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../demos").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".demo") }
    #expect(EmbeddedDemos.all.map(\.name) == names.sorted())
    for file in EmbeddedDemos.all {
      #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes))
    }
    #expect(EmbeddedDemos.all.map(\.id).contains("the-lookup-that-lost-its-index"))
  }
}
