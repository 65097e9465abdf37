/// How long things take for people, in milliseconds on a clock that nobody waits for.
public enum DemoClock {
  /// One step of a CPU, forward or back.
  public static let step = 400
  /// A caption takes at least so long.
  public static let shortestCaption = 1500

  /// A third of a second a word, at least 1.5 s.
  public static func duration(of caption: Caption) -> Int { max(shortestCaption, caption.wordCount * 1000 / 3) }
}
