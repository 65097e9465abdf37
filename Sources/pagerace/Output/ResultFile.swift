import ArgumentParser
import Foundation

/// Where a command writes its result: standard output, or a file.
struct ResultFile: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; '-' is standard output.", valueName: "file"))
  var output = "-"

  /// Writes a result as it is: the whole file, or, if that fails, none of it.
  func write(_ text: String) throws {
    if output == "-" { return try StandardOutput.write(text, terminator: "") }
    guard !output.isEmpty else { throw Failure.wrongInput("--output takes the name of a file, or '-'") }
    // A link stays a link; what is no file, such as a pipe, is written to and not replaced.
    let place = URL(filePath: output).resolvingSymlinksInPath()
    let type = try? FileManager.default.attributesOfItem(atPath: place.path)[.type] as? FileAttributeType
    do {
      if type == nil || type == .typeRegular {
        try Data(text.utf8).write(to: place, options: .atomic)
      } else {
        let file = try FileHandle(forWritingTo: place)
        try file.write(contentsOf: Data(text.utf8))
      }
    } catch {
      throw Failure.wrongInput("'\(output)' cannot be written\(Self.reason(place, type))")
    }
  }

  private static func reason(_ place: URL, _ type: FileAttributeType?) -> String {
    if type == .typeDirectory { return ": it is a folder" }
    let folder = place.deletingLastPathComponent().path
    return FileManager.default.fileExists(atPath: folder) ? "" : ": there is no folder '\(folder)'"
  }
}
