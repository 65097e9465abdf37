// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that neither users of pagerace nor its tests build or resolve it.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "pagerace", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    .executableTarget(
      name: "explorer-benchmark",
      dependencies: [
        .product(name: "PageRaceEngine", package: "pagerace"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/ExplorerBenchmark")
  ],
  swiftLanguageModes: [.v6]
)
