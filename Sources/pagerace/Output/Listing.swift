import Foundation
import PageRaceEngine
import RaceScreen

/// What `pagerace list` prints, as JSON or for people.
struct Listing: Encodable {
  var version = 1
  var scenarios: [Scenario]?
  var proposals: [Proposal]?
  var demos: [Demo]?

  struct Scenario: Encodable {
    let id, title, summary: String
    let parameters: [String: String]
    let source: String

    init(_ scenario: PageRaceEngine.Scenario) {
      id = scenario.id
      title = scenario.title
      summary = scenario.summary
      parameters = Dictionary(uniqueKeysWithValues: scenario.parameters.map { ($0.name, $0.defaultValue) })
      source = scenario.source
    }
  }

  struct Proposal: Encodable {
    let id, label, title, summary, date, author, source: String

    init(_ proposal: PageRaceEngine.Proposal) {
      id = proposal.id
      label = proposal.label
      title = proposal.title
      summary = proposal.summary
      date = proposal.date
      author = proposal.author
      source = proposal.source
    }
  }

  struct Demo: Encodable {
    let file, title, summary: String
    let seconds: Int

    /// The demos that come with the program.
    static var embedded: [Demo] {
      get throws {
        try DemoEntry.embedded.map { entry in
          let ready = try ReadyDemo(entry)
          return Demo(
            file: entry.name, title: entry.title, summary: entry.summary,
            seconds: (ready.timeline.outcome.milliseconds + 500) / 1_000)
        }
      }
    }
  }

  /// For people: a paragraph each.
  var text: String {
    var blocks: [String] = []
    for scenario in scenarios ?? [] {
      let defaults = Catalogue.scenarios.first { $0.id == scenario.id }?.parameters ?? []
      blocks.append(
        Self.block(
          scenario.id, scenario.title, scenario.summary,
          "defaults: " + defaults.map { "\($0.name)=\($0.defaultValue)" }.joined(separator: " ")))
    }
    for proposal in proposals ?? [] {
      blocks.append(
        Self.block(
          proposal.id, "\(proposal.label), \(proposal.title)", proposal.summary,
          "\(proposal.author), \(proposal.date)"))
    }
    for demo in demos ?? [] {
      let time = "\(demo.seconds / 60):" + (demo.seconds % 60 < 10 ? "0" : "") + "\(demo.seconds % 60)"
      blocks.append(Self.block(demo.file, "\(demo.title), \(time)", demo.summary))
    }
    return blocks.joined(separator: "\n\n")
  }

  private static func block(_ name: String, _ lines: String...) -> String {
    let rest = lines.flatMap { $0.split(separator: "\n") }.map { "  \($0)" }
    return ([name] + rest).joined(separator: "\n")
  }
}
