import PageCacheModel

/// A moment of a script, as people name it.
public enum DemoMoment: Hashable, Sendable {
  /// The first one at which the run has so many steps, with what is said there.
  case step(Int)
  /// The first thing that is said in a chapter, from 0.
  case chapter(Int)
  /// The end.
  case end

  /// Reads a number of steps, the title of a chapter, `chapter:2`, or `end`.
  ///
  /// - Throws: what is wrong, and what would be right.
  public init(parsing text: String, in demo: PlayableDemo) throws(DemoMomentError) {
    let titles = demo.chapters.map(\.title)
    if text == "end" {
      self = .end
    } else if let step = Int(text) {
      guard step >= 0 else { throw DemoMomentError("a step is a number from 0, not \(text)") }
      self = .step(step)
    } else if text.hasPrefix("chapter:"), !titles.contains(text) {
      self = .chapter(try Self.chapter(numbered: String(text.dropFirst("chapter:".count)), among: titles))
    } else if let chapter = titles.firstIndex(of: text) {
      self = .chapter(chapter)
    } else {
      throw DemoMomentError(
        "there is no chapter '\(text.shortened)'", among: titles, suggesting: Self.title(like: text, among: titles))
    }
  }

  /// The title that may be meant: one that is nearly the same, or of which this is a part.
  private static func title(like text: String, among titles: [String]) -> String? {
    let words = text.lowercased()
    return Spelling.closest(to: text, among: titles)
      ?? titles.first { words.count > 2 && $0.lowercased().contains(words) }
  }

  private static func chapter(numbered text: String, among titles: [String]) throws(DemoMomentError) -> Int {
    guard let number = Int(text), titles.indices.contains(number - 1) else {
      throw DemoMomentError("there is no chapter number '\(text.shortened)'", among: titles)
    }
    return number - 1
  }
}

/// Why a text names no moment of a script.
public struct DemoMomentError: Error, CustomStringConvertible {
  /// What is wrong, and what would be right.
  public let description: String

  init(_ message: String) { description = message }

  init(_ message: String, among titles: [String], suggesting suggestion: String? = nil) {
    let hint = suggestion.map { "; did you mean '\($0)'?" } ?? ""
    let known = titles.enumerated().map { "\n  chapter:\($0.offset + 1)  \($0.element)" }.joined()
    description = message + hint + "\nknown: a number of steps, end" + (known.isEmpty ? "" : ", and" + known)
  }
}
