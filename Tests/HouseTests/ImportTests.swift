import Testing

@Suite("Imports")
struct ImportTests {
  @Test("every file imports only what its room may")
  func everyFileKeepsTheTable() throws {
    let files = try PackageTree.files(in: ["Sources", "Tests", "demos"])
    #expect(files.count > 40, "the scan must see the package, not an empty folder")
    #expect(files.contains { $0.path == "Sources/RaceMachine/Machine/Machine.swift" })
    let complaints = files.flatMap(forbiddenImports)
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test(
    "every spelling of an import is seen",
    arguments: [
      "import Foundation", "  import Foundation", "import  Foundation // why not", "@_exported import Foundation",
      "public import Foundation", "@testable import Foundation", "@preconcurrency internal import Foundation",
      "@_spi(Secret) import Foundation", "import struct Foundation.URL", "import Foundation.NSDate",
      "private import func Foundation.exit", "let a = 1; import Foundation", "/* quiet */ import Foundation",
      "#if canImport(Foundation)\nimport Foundation\n#endif",
    ])
  func spellings(_ text: String) {
    let source = SourceText("Sources/RaceMachine/A.swift", text)
    #expect(imports(of: source).map(\.module) == ["Foundation"])
    #expect(forbiddenImports(in: source).count == 1)
  }

  @Test("text that only speaks of imports is none")
  func innocentText() {
    let text =
      "// import Glibc\n/// import Glibc\nlet importGlibc = 1\nlet s = \"\"\"\nimport Glibc\n\"\"\"\nreimport()"
    #expect(imports(of: SourceText("Sources/RaceMachine/A.swift", text)).isEmpty)
  }

  @Test(
    "the engine's rooms may import neither Foundation nor the C library",
    arguments: ["RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost"])
  func engineRoomsStayPure(_ room: String) {
    for module in ["Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin"] {
      #expect(!forbiddenImports(in: SourceText("Sources/\(room)/A.swift", "import \(module)")).isEmpty)
    }
  }

  @Test("rooms look in one direction only")
  func direction() {
    #expect(!forbiddenImports(in: SourceText("Sources/RaceMachine/A.swift", "import PageCacheModel")).isEmpty)
    #expect(!forbiddenImports(in: SourceText("Sources/RaceExplorer/A.swift", "import PageCacheModel")).isEmpty)
    #expect(!forbiddenImports(in: SourceText("Sources/RaceSession/A.swift", "import RaceScreen")).isEmpty)
    #expect(!forbiddenImports(in: SourceText("Sources/RaceScreen/A.swift", "import CursesTerminal")).isEmpty)
    #expect(forbiddenImports(in: SourceText("Sources/RaceScreen/A.swift", "import RaceSession")).isEmpty)
  }

  @Test("a folder inside a room can be stricter than the room")
  func stricterFolder() {
    #expect(forbiddenImports(in: SourceText("Sources/RaceScreen/A.swift", "import RaceMachine")).isEmpty)
    #expect(!forbiddenImports(in: SourceText("Sources/RaceScreen/Canvas/A.swift", "import RaceMachine")).isEmpty)
  }

  @Test("a folder that the table does not know is refused")
  func unknownRoom() {
    #expect(!forbiddenImports(in: SourceText("Sources/Cellar/A.swift", "")).isEmpty)
    #expect(!forbiddenImports(in: SourceText("Tests/CellarTests/A.swift", "")).isEmpty)
    #expect(!forbiddenImports(in: SourceText("Sources/RaceMachineTools/A.swift", "")).isEmpty)
  }
}
