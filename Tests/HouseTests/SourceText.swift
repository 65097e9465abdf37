import Foundation

/// A text file of the package: where it lies, seen from the root, and what it says.
struct SourceText {
  let path: String
  let lines: [String]

  init(_ path: String, _ text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Number of lines, without the empty one after the last newline.
  var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

  /// The lines of code with their numbers: no line comments, nothing from strings of several lines.
  var code: [(number: Int, text: String)] {
    var inString = false
    var result: [(Int, String)] = []
    for (index, line) in lines.enumerated() {
      let quotes = line.components(separatedBy: "\"\"\"").count - 1
      if !inString {
        let bare = line.replacing(#/\/\*.*?\*\//#, with: " ").replacing(#/\/\/.*/#, with: "")
        result.append((index + 1, bare))
      }
      if quotes % 2 == 1 { inString.toggle() }
    }
    return result
  }
}

/// The package on disk.
enum PackageTree {
  /// Found from where this file lies.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All text files of `folders`, in order of path. Hidden folders are left out unless they are named.
  static func files(in folders: [String], withSuffix suffixes: [String] = [".swift"]) throws -> [SourceText] {
    var texts: [SourceText] = []
    for folder in folders {
      let base = root.appending(path: folder)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: base.path, isDirectory: &isFolder) else { continue }
      let paths = isFolder.boolValue ? try FileManager.default.subpathsOfDirectory(atPath: base.path) : [""]
      for path in paths.sorted() where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
        let name = path.isEmpty ? folder : folder + "/" + path
        guard suffixes.contains(where: { name.hasSuffix($0) }) else { continue }
        texts.append(SourceText(name, try String(contentsOf: root.appending(path: name), encoding: .utf8)))
      }
    }
    return texts
  }
}
