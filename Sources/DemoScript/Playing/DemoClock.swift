/// How long things take for people, in milliseconds on a clock that nobody waits for.
public enum DemoClock {
  /// One step of a CPU, forward or back.
  public static let step = 400
  /// A verdict about every interleaving.
  public static let exploration = 2000
  /// A caption takes at least so long.
  public static let shortestCaption = 1500

  /// A third of a second a word, at least 1.5 s.
  public static func duration(of caption: Caption) -> Int { duration(words: caption.wordCount) }

  /// The same for a question with its answers.
  static func duration(of quiz: Quiz) -> Int { duration(words: quiz.wordCount) }

  /// The same for any text.
  static func duration(ofWords text: String) -> Int { duration(words: text.split(separator: " ").count) }

  private static func duration(words: Int) -> Int { max(shortestCaption, words * 1000 / 3) }
}
