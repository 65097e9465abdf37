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
    let letters = Array(word)
    guard letters.count <= 100 else { return nil }
    let limit = max(2, letters.count / 3)
    var best: (distance: Int, name: String)?
    for name in names {
      let other = Array(name)
      // So many letters at least are missing or too many.
      if abs(letters.count - other.count) > limit { continue }
      let distance = distance(letters, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, name) }
    }
    return best?.name
  }

  /// How many letters must be put in, taken out or changed; two neighbours that changed places count once.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for i in 0..<left.count {
      var next = [i + 1]
      for j in 0..<right.count {
        var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { best = min(best, before[j - 1] + 1) }
        next.append(best)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
