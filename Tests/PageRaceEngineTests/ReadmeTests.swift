import Foundation
import PageRaceEngine
import Testing

/// The README's example of the library, and what it says that it prints.
@Suite struct ReadmeTests {
  private static let readme = try? String(
    contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md"),
    encoding: .utf8)

  @Test("the README's example prints what the README says")
  func example() throws {
    var output: [String] = []
    func print(_ items: Any...) { output.append(items.map { "\($0)" }.joined(separator: " ")) }

    let model = try KernelModel(scenario: "swap-delete-thp", proposal: "page-index")
    let machine = Machine(model)
    try machine.run(Schedule(parsing: "0*8 1*25 0*4")) { event in
      for violation in event.violations { print("CPU \(event.move.cpu):", violation) }
      return true
    }
    for page in KernelReading(model, machine.view).pages {
      print(String(page.pfn, radix: 16), page.part, page.privateWord.text)
    }

    let readme = try #require(Self.readme)
    #expect(output.count == 5)
    #expect(readme.contains("```\n" + output.joined(separator: "\n") + "\n```"))
  }

  @Test("the README's example of a check prints what the README says")
  func check() throws {
    var output: [String] = []
    func print(_ items: Any...) { output.append(items.map { "\($0)" }.joined(separator: " ")) }

    let model = try KernelModel(scenario: "swap-delete-thp", proposal: "page-index")
    let report = Check(model).report()
    for finding in report.findings {
      print(
        finding.violation, "after", finding.shortest?.steps ?? 0, "steps:", finding.shortest?.schedule ?? Schedule())
    }

    #expect(output.count == 2)
    #expect(try #require(Self.readme).contains("```\n" + output.joined(separator: "\n") + "\n```"))
  }

  @Test("the README names every scenario and proposal count truly")
  func counts() throws {
    let readme = try #require(Self.readme)
    #expect(Catalogue.proposals.count == 13)
    #expect(readme.contains("all thirteen of the thread"))
  }
}
