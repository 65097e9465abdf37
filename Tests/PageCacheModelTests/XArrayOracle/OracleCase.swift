import Foundation

/// One case of the oracle: operations with their results, and dumps of the tree after some of them.
struct OracleCase {
  let name: String
  let chunkShift: Int
  let multi: Bool
  let flagged: Bool
  let operations: [ExactJSON]
  let results: [ExactJSON]
  var checkpoints: [Int: ExactJSON] = [:]
  var final = ExactJSON.null
}

/// A file of cases.
struct OracleFile {
  let name: String
  let cases: [OracleCase]

  /// One file of the copy beside the tests.
  static func copied(_ name: String) throws -> OracleFile { try OracleFile(copy.appendingPathComponent(name)) }

  private static var copy: URL { Bundle.module.bundleURL.appendingPathComponent("Oracle") }

  /// All files whose cases count, from XARRAY_ORACLE_DIR or else from the copy beside the tests.
  static func all() throws -> [OracleFile] {
    let folder =
      ProcessInfo.processInfo.environment["XARRAY_ORACLE_DIR"].map { URL(fileURLWithPath: $0) } ?? copy
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try names.sorted().filter { $0.hasSuffix(".jsonl") && !$0.hasPrefix("quirks-") }
      .map { try OracleFile(folder.appendingPathComponent($0)) }
  }

  init(_ url: URL) throws {
    name = url.lastPathComponent
    var cases: [OracleCase] = []
    for text in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      let line = ExactJSON(text)
      if let name = line["case"] {
        cases.append(
          OracleCase(
            name: name.text, chunkShift: Int(line["chunk_shift"]!.word), multi: line["multi"] == .bool(true),
            flagged: line["flags"] != nil, operations: line["ops"]!.items, results: line["results"]!.items))
      } else if line["final"] != nil {
        cases[cases.count - 1].final = line
      } else {
        cases[cases.count - 1].checkpoints[Int(line["step"]!.word)] = line
      }
    }
    self.cases = cases
  }
}
