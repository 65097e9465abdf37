// swift-tools-version: 6.1
import PackageDescription

// One room a target; a room imports only what its line here names (kept by HouseTests).
let package = Package(
  name: "pagerace",
  products: [
    .library(name: "PageRaceEngine", targets: ["PageRaceEngine"]),
    .executable(name: "pagerace", targets: ["pagerace"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
  ],
  targets: [
    // The engine: no Foundation, no Glibc.
    .target(name: "RaceMachine"),
    .target(name: "PageCacheModel", dependencies: ["RaceMachine"]),
    .target(
      name: "RaceExplorer",
      dependencies: ["RaceMachine", "CTableMemory", .product(name: "BigInt", package: "BigInt")]),
    .target(name: "CTableMemory"),
    .target(name: "RaceCost", dependencies: ["RaceMachine", "PageCacheModel"]),
    .target(name: "PageRaceEngine", dependencies: ["RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost"]),

    // One person's run, a told story, a picture of either.
    .target(name: "RaceSession", dependencies: ["RaceMachine", "PageCacheModel"]),
    .target(
      name: "DemoScript", dependencies: ["RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost", "RaceSession"]),
    .target(
      name: "RaceScreen",
      dependencies: ["RaceMachine", "PageCacheModel", "RaceExplorer", "RaceCost", "RaceSession", "DemoScript"]),

    // The scripts that come with the program.
    .target(
      name: "DemoLibrary", path: "demos", exclude: ["stills", "Language.md"],
      resources: [
        .embedInCode("10-head-only-storage.demo"),
        .embedInCode("20-the-lookup-that-lost-its-index.demo"),
        .embedInCode("24-the-other-window.demo"),
        .embedInCode("28-the-recheck-passes.demo"),
        .embedInCode("32-lock-one-caller.demo"),
        .embedInCode("36-lock-every-caller.demo"),
        .embedInCode("40-wait-for-rcu.demo"),
        .embedInCode("44-keep-the-index-lose-the-rmap.demo"),
        .embedInCode("48-swap-the-roles-move-the-page.demo"),
        .embedInCode("52-return-the-head.demo"),
        .embedInCode("56-the-mask.demo"),
        .embedInCode("60-the-mask-and-hugetlb.demo"),
        .embedInCode("64-the-split-that-left-stale-heads.demo"),
        .embedInCode("68-the-proof-of-what-shipped.demo"),
        .embedInCode("70-what-a-fix-costs.demo"),
        .embedInCode("72-the-report-of-29-march.demo"),
        .embedInCode("76-memcg-is-it-in-danger.demo"),
      ]),

    // The terminal.
    // The module map names the library; pkg-config would add feature macros that SwiftPM refuses with a warning.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .target(name: "CTerminalRestore"),
    .target(name: "CursesTerminal", dependencies: ["RaceScreen", "CNcurses", "CTerminalRestore"]),

    .executableTarget(
      name: "pagerace",
      dependencies: [
        "PageRaceEngine", "RaceSession", "DemoScript", "DemoLibrary", "RaceScreen", "CursesTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests name every room that they use, also those that others bring along: else a build does not notice when one changes.
    .testTarget(name: "HouseTests"),
    .testTarget(
      name: "PageRaceEngineTests", dependencies: ["PageRaceEngine", "RaceMachine", "PageCacheModel", "RaceExplorer"]),
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers"),
    .testTarget(name: "RaceMachineTests", dependencies: ["RaceMachine", "SeededNumbers"]),
    .testTarget(
      name: "PageCacheModelTests", dependencies: ["RaceMachine", "PageCacheModel", "SeededNumbers"],
      exclude: ["Recorded", "Reported"], resources: [.copy("Oracle")]),
    .testTarget(
      name: "RaceExplorerTests", dependencies: ["RaceExplorer", "PageCacheModel", "RaceMachine", "SeededNumbers"]),
    .testTarget(
      name: "RaceCostTests", dependencies: ["RaceCost", "PageCacheModel", "RaceMachine", "SeededNumbers"]),
    .testTarget(
      name: "RaceSessionTests", dependencies: ["RaceSession", "PageCacheModel", "RaceMachine", "SeededNumbers"]),
    .testTarget(
      name: "DemoScriptTests",
      dependencies: [
        "DemoScript", "DemoLibrary", "RaceSession", "RaceExplorer", "RaceCost", "PageCacheModel", "RaceMachine",
        "SeededNumbers",
      ]),
    .testTarget(
      name: "RaceScreenTests",
      dependencies: [
        "RaceScreen", "DemoScript", "RaceSession", "RaceExplorer", "RaceCost", "PageCacheModel", "RaceMachine",
        "SeededNumbers",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "CursesTerminalTests", dependencies: ["CursesTerminal", "CTerminalRestore", "CNcurses", "RaceScreen"]),
    .testTarget(name: "EndToEnd", path: "Tests/EndToEnd"),
  ],
  swiftLanguageModes: [.v6]
)
