/// What is wrong with the choice of a model, and what would be right.
public struct ModelError: Error, Equatable, CustomStringConvertible {
  /// A sentence for people.
  public let description: String

  init(_ description: String) { self.description = description }

  /// `word` is no `kind`; names the closest one and all others.
  static func unknown(_ kind: String, _ word: String, among names: [String], of owner: String? = nil) -> ModelError {
    let place = owner.map { " of \($0)" } ?? ""
    let hint = Spelling.closest(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
    return ModelError("there is no \(kind) '\(word)'\(place)\(hint)\nknown: \(names.joined(separator: ", "))")
  }
}

/// Suggests what a misspelt word was meant to be.
public enum Spelling {
  /// The name nearest to `word` if it is near enough: at most a third of its letters differ.
  public static func closest(to word: String, among names: [String]) -> String? {
    let ranked = names.map { (distance(Array(word), Array($0)), $0) }
    guard let best = ranked.min(by: { $0.0 < $1.0 }), best.0 <= max(2, word.count / 3), word.count <= 100 else {
      return nil
    }
    return best.1
  }

  /// How many letters must be put in, taken out or changed; two neighbours that changed places count once.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard left.count <= 100 else { return left.count }
    var before: [Int] = []
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other { best = min(best, before[j - 1] + 1) }
        next.append(best)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
