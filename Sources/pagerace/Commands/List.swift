import ArgumentParser
import Foundation
import PageRaceEngine

/// `pagerace list`: what there is.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List scenarios, proposals and demos.",
    discussion: """
      pagerace list
      pagerace list scenarios
      pagerace list --json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case scenarios, proposals, demos
  }

  @Argument(help: "scenarios, proposals or demos; all of them when left out.")
  var kind: Kind?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let kinds = kind.map { [$0] } ?? Kind.allCases
    let listing = Listing(
      scenarios: kinds.contains(.scenarios) ? Catalogue.scenarios.map(Listing.Scenario.init) : nil,
      proposals: kinds.contains(.proposals) ? Catalogue.proposals.map(Listing.Proposal.init) : nil,
      demos: kinds.contains(.demos) ? try Listing.Demo.embedded : nil)
    try StandardOutput.write(json ? try listing.jsonText() : listing.text)
  }
}
