/// Words that must all occur in what is said about a step; large and small letters are the same.
struct EventFilter: Hashable, Sendable {
  private let words: [[UInt8]]

  init(_ text: String) { words = text.lowercased().split(separator: " ").map { Array($0.utf8) } }

  /// Whether everything passes.
  var isEmpty: Bool { words.isEmpty }

  /// Whether a text of small letters has all the words.
  func accepts(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in words.allSatisfy { Self.occurs($0, in: bytes) } }
  }

  private static func occurs(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= text.count else { return false }
    return (0...(text.count - word.count)).contains { start in
      word.indices.allSatisfy { text[start + $0] == word[$0] }
    }
  }
}
