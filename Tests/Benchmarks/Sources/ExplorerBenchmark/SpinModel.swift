import Foundation

/// A question to SPIN: a model in Promela, and how to search it.
struct SpinModel: Sendable {
  /// The file in `Spin`, without its ending.
  var file: String
  var readers: Int
  var search: Search
  /// Whether it takes a minute or gigabytes.
  var isLong = false

  enum Search: Sendable {
    /// Every state, depth first.
    case full
    /// The same with partial-order reduction.
    case reduced
    /// Breadth first until the first violation.
    case shortest

    /// What the C compiler is told.
    var definitions: [String] {
      switch self {
      case .full: ["-DSAFETY", "-DNOREDUCE"]
      case .reduced: ["-DSAFETY"]
      case .shortest: ["-DSAFETY", "-DNOREDUCE", "-DBFS"]
      }
    }
  }

  /// Where the models lie.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Spin")
}

/// A model of SPIN, compiled, ready to run. Its folder goes away with ``remove()``.
struct CompiledSpinModel {
  let folder: URL
  /// How long `spin -a` and the C compiler took.
  let buildSeconds: Double

  /// Compiles `model`; nil without `spin` or `gcc`.
  init?(_ model: SpinModel) throws {
    guard let spin = Subprocess.find("spin"), let gcc = Subprocess.find("gcc") else { return nil }
    folder = FileManager.default.temporaryDirectory.appending(path: "explorer-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = SpinModel.folder.appending(path: model.file + ".pml")
    let generation = try Subprocess.output(of: spin, ["-DREADERS=\(model.readers)", "-a", source.path], in: folder)
    let compilation = try Subprocess.output(
      of: gcc, ["-O2", "-DMEMLIM=8000"] + model.search.definitions + ["-o", "pan", "pan.c"], in: folder)
    buildSeconds = generation.seconds + compilation.seconds
  }

  /// Runs it once.
  func run() throws -> Measurement {
    let before = ProcessUsage.children
    let (data, seconds) = try Subprocess.output(of: folder.appending(path: "pan"), [], in: folder)
    let text = String(decoding: data, as: UTF8.self)
    var measurement = Measurement(models: 1, verdict: "safe")
    if text.contains("assertion violated") { measurement.verdict = "broken" }
    if text.contains("Search not completed"), measurement.verdict == "safe" { measurement.verdict = "unknown" }
    measurement.states = number(before: "states, stored", in: text)
    measurement.transitions = number(before: "transitions", in: text)
    measurement.shortestSteps = text.firstMatch(of: #/\(at depth (\d+)\)/#).flatMap { Int($0.1) }
    measurement.wallSeconds = seconds
    measurement.cpuSeconds = ProcessUsage.children.cpuSeconds - before.cpuSeconds
    let megabytes = text.firstMatch(of: #/([0-9.]+)\s+total actual memory usage/#).flatMap { Double($0.1) } ?? 0
    measurement.residentPeak = Int(megabytes * 1_048_576)
    return measurement
  }

  /// Deletes what was compiled.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The number on the line that goes on with `words`; SPIN writes large ones with an exponent.
  private func number(before words: String, in text: String) -> Int {
    for line in text.split(separator: "\n") {
      guard let range = line.range(of: words) else { continue }
      if let last = line[..<range.lowerBound].split(separator: " ").last, let value = Double(last) { return Int(value) }
    }
    return 0
  }
}
