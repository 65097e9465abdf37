import Testing

@Suite("Files")
struct FileTests {
  @Test("every file of Sources is short")
  func sizes() throws {
    let complaints = try PackageTree.files(in: ["Sources"], withSuffix: [".swift", ".c", ".h"]).flatMap(excessLines)
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test("a file of 600 lines is too long, one of 599 is not")
  func sizeLimit() {
    let path = "Sources/RaceMachine/A.swift"
    #expect(excessLines(in: SourceText(path, String(repeating: "let a = 1\n", count: 600))).count == 1)
    #expect(excessLines(in: SourceText(path, String(repeating: "let a = 1\n", count: 599))).isEmpty)
  }

  @Test("no type bears its module's name")
  func typeNames() throws {
    let complaints = try PackageTree.files(in: ["Sources"]).flatMap(typesNamedAsTheirModule)
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test(
    "a type with its module's name is found",
    arguments: [
      "public struct RaceMachine {", "final class RaceMachine: A {", "  enum RaceMachine {", "actor RaceMachine {}",
      "typealias RaceMachine = Int", "public protocol RaceMachine {}",
    ])
  func typeNameFound(_ text: String) {
    #expect(typesNamedAsTheirModule(in: SourceText("Sources/RaceMachine/A.swift", text)).count == 1)
    #expect(typesNamedAsTheirModule(in: SourceText("Sources/RaceExplorer/A.swift", text)).isEmpty)
  }

  @Test("nothing names a path of one computer")
  func paths() throws {
    let files = try PackageTree.files(
      in: ["Package.swift", "README.md", "Sources", "Tests", "demos", ".ci"],
      withSuffix: [".swift", ".c", ".h", ".md", ".demo", ".json", ".modulemap", ".ci/run"])
    #expect(files.contains { $0.path == "Package.swift" })
    let complaints = files.flatMap(machinePathMentions)
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test("a path of one computer is found", arguments: machinePaths)
  func pathFound(_ beginning: String) {
    #expect(machinePathMentions(in: SourceText("README.md", "run\nit in \(beginning)me/pagerace")).count == 1)
    #expect(machinePathMentions(in: SourceText("README.md", "run\nit in ./pagerace")).isEmpty)
  }
}
