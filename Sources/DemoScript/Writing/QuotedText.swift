extension String {
  /// The text between quotes, as ``LineCursor`` reads it.
  var quoted: String {
    var text = "\""
    for character in self {
      if character == "\"" || character == "\\" { text.append("\\") }
      text.append(character)
    }
    return text + "\""
  }

  /// The text as it is if it reads as one word, else between quotes.
  ///
  /// - Parameter stops: characters that end a word here, besides blanks and quotes.
  func quotedUnlessWord(stops: Set<Character> = []) -> String {
    // A number sign after a blank begins a comment.
    let isWord = !isEmpty && first != "#" && !contains { $0 == " " || $0 == "\t" || $0 == "\"" || stops.contains($0) }
    return isWord ? self : quoted
  }

  /// The text as it is if the rest of a line can be so written, else between quotes.
  var quotedUnlessRest: String {
    let isPlain = first != " " && last != " " && first != "#" && !contains("\"") && !contains("\\")
    return isPlain && !contains("\t") && !contains(" #") ? self : quoted
  }
}
