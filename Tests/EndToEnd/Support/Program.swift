import Foundation

/// The built program, and a way to run it without a terminal.
enum Program {
  /// It lies beside the tests.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appending(path: "pagerace")
      if FileManager.default.isExecutableFile(atPath: candidate.path), !isFolder(candidate.path) {
        return candidate.path
      }
      folder = folder.deletingLastPathComponent()
    }
    return "pagerace"
  }()

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// What a run without a terminal has left.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs the program to its end; its output is kept unless it goes to another file, `outputPath`.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], outputPath: String? = nil
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files, since a full pipe would need somebody who reads it meanwhile.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["output", "errors"].map { folder.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: outputPath.map { URL(filePath: $0) } ?? files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
    return Result(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }
}
