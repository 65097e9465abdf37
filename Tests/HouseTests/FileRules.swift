/// Files of Sources stay shorter than this.
let lineLimit = 600

/// A sentence if `source` is too long.
func excessLines(in source: SourceText) -> [String] {
  source.lineCount < lineLimit ? [] : ["\(source.path) has \(source.lineCount) lines; the limit is \(lineLimit)"]
}

/// Types of `source` that bear the name of their module. They make the module's other names unreachable.
func typesNamedAsTheirModule(in source: SourceText) -> [String] {
  let parts = source.path.split(separator: "/")
  guard parts.count > 2, parts[0] == "Sources" else { return [] }
  let pattern = #/\b(?:struct|class|enum|actor|protocol|typealias)\s+`?(\w+)/#
  return source.code.flatMap { line in
    line.text.matches(of: pattern).filter { $0.1 == parts[1] }.map {
      "\(source.path):\(line.number): \($0.1) bears the name of its module"
    }
  }
}

/// Beginnings of paths that exist on one computer only. Put together here, so that this file may be scanned too.
let machinePaths = ["work", "home", "root", "Users"].map { "/" + $0 + "/" }

/// Places of `source` that name a path of one computer.
func machinePathMentions(in source: SourceText) -> [String] {
  source.lines.enumerated().flatMap { index, line in
    machinePaths.filter { line.contains($0) }.map { "\(source.path):\(index + 1): \($0) exists on one computer only" }
  }
}
