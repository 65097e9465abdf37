/// Who may import what. The only place where that is written down, besides the package manifest.
enum ImportTable {
  /// Libraries that the engine's rooms may use besides each other: no files, no clock, no terminal.
  static let engineLibraries: Set<String> = [
    "Dispatch", "Synchronization",
    "Collections", "BasicContainers", "BitCollections", "DequeModule", "HashTreeCollections", "HeapModule",
    "OrderedCollections", "Numerics", "ComplexModule", "RealModule", "BigInt",
  ]

  /// All rooms but the command line.
  static let rooms: Set<String> = [
    "RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost", "PageRaceEngine", "RaceSession", "DemoScript",
    "RaceScreen", "CursesTerminal",
  ]

  /// The folder of a room, or a folder inside one that is stricter, and what its files may import.
  static let allowed: [String: Set<String>] = [
    // The engine: neither Foundation nor Glibc.
    "Sources/RaceMachine": [],
    "Sources/PageCacheModel": ["RaceMachine"],
    "Sources/RaceExplorer": engineLibraries.union(["RaceMachine", "CTableMemory"]),
    "Sources/CTableMemory": [],
    "Sources/RaceCost": engineLibraries.union(["RaceMachine", "PageCacheModel"]),
    "Sources/PageRaceEngine": ["RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost"],
    // One person's run, a told story, a picture of either.
    "Sources/RaceSession": ["RaceMachine", "PageCacheModel"],
    "Sources/DemoScript": ["RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost", "RaceSession"],
    "Sources/RaceScreen": ["RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost", "RaceSession", "DemoScript"],
    "Sources/RaceScreen/Canvas": [],
    // The terminal and the command line.
    "Sources/CNcurses": [],
    "Sources/CTerminalRestore": [],
    "Sources/CursesTerminal": ["RaceScreen", "CNcurses", "CTerminalRestore", "Glibc", "Foundation"],
    "Sources/pagerace": rooms.union([
      "DemoLibrary", "ArgumentParser", "Foundation", "Dispatch", "Synchronization",
    ]),
    "demos": [],
    // The scripts that come with the program are tested where they are read.
    "Tests/DemoScriptTests": [
      "DemoScript", "DemoLibrary", "RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost", "RaceSession",
      "SeededNumbers", "Testing", "Foundation", "CustomDump",
    ],
    // Explorations of the kernel are the explorer's hardest tests.
    "Tests/RaceExplorerTests": engineLibraries.union([
      "RaceExplorer", "RaceMachine", "PageCacheModel", "SeededNumbers", "Testing", "Foundation", "CustomDump",
    ]),
    // Shared by tests.
    "Tests/SeededNumbers": ["Foundation"],
    // Tests of no single room.
    "Tests/HouseTests": ["Testing", "Foundation"],
    "Tests/EndToEnd": rooms.union(["DemoLibrary", "Testing", "Foundation", "FoundationXML", "CustomDump"]),
    // A package of its own, with its manifest.
    "Tests/Benchmarks": rooms.union(["ArgumentParser", "Foundation", "PackageDescription"]),
  ]

  /// What `path` may import; nil when it lies in no folder of the house.
  ///
  /// `Tests/XTests` may import the room X, all that X may, and what tests need.
  static func allowed(for path: String) -> Set<String>? {
    let folder = allowed.keys.filter { path.hasPrefix($0 + "/") }.max { $0.count < $1.count }
    if let folder { return allowed[folder] }
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 2, parts[0] == "Tests", parts[1].hasSuffix("Tests") else { return nil }
    let room = String(parts[1].dropLast("Tests".count))
    guard let own = allowed["Sources/" + room] else { return nil }
    return own.union([room, "DemoLibrary", "SeededNumbers", "Testing", "Foundation", "FoundationXML", "CustomDump"])
  }
}
