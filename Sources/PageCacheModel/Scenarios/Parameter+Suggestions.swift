extension Parameter {
  /// Values to offer in a list: all there are, or the first few.
  public var suggestions: [String] {
    switch domain {
    case .words(let words): words
    case .number(let range): (range.lowerBound...min(range.upperBound, range.lowerBound + 7)).map(String.init)
    case .part: ["0", "1", "2", "3"]
    case .order: ["0", "1", "2", "huge"]
    case .offset: defaultValue == "any" ? ["any"] : ["any", defaultValue]
    }
  }
}
