import Foundation

/// A program that runs to its end before we go on.
enum Subprocess {
  /// A program that did not do what it should.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// What `program` writes to its standard output, and the seconds until it has closed that.
  static func output(
    of program: URL, _ arguments: [String], in folder: URL? = nil
  ) throws -> (data: Data, seconds: Double) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    let start = ProcessInfo.processInfo.systemUptime
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    let seconds = ProcessInfo.processInfo.systemUptime - start
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw Failure(description: "\(program.lastPathComponent) ended with \(process.terminationStatus)")
    }
    return (data, seconds)
  }

  /// Where the path of the shell has `name`.
  static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
