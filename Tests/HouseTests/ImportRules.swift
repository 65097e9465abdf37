/// An import line: where it stands and the module that it names.
struct ImportLine: Equatable {
  let line: Int
  let module: String
}

/// All imports of `source`, however they are spelt.
func imports(of source: SourceText) -> [ImportLine] {
  let pattern =
    #/^\s*(?:@\w+(?:\([^)]*\))?\s+|(?:public|package|internal|fileprivate|private)\s+)*import\s+(?:(?:struct|class|enum|protocol|typealias|func|var|let|actor)\s+)?(\w+)/#
  return source.code.flatMap { line in
    line.text.split(separator: ";").compactMap { statement in
      statement.firstMatch(of: pattern).map { ImportLine(line: line.number, module: String($0.1)) }
    }
  }
}

/// What `source` imports without leave, as sentences.
func forbiddenImports(in source: SourceText) -> [String] {
  guard let allowed = ImportTable.allowed(for: source.path) else {
    return ["\(source.path): no line of the import table speaks of this folder"]
  }
  return imports(of: source).filter { !allowed.contains($0.module) }.map {
    "\(source.path):\($0.line): this room may not import \($0.module)"
  }
}
