/// Which pages are in the swap cache, and which of them somebody is about to take out.
struct CachedPages {
  private let pages: Int
  private var isThere: [Bool]
  private var isTaken: [Bool]

  init(spaces: Int, pages: Int) {
    self.pages = pages
    isThere = Array(repeating: true, count: spaces * pages)
    isTaken = Array(repeating: false, count: spaces * pages)
  }

  func contains(_ number: Int) -> Bool { isThere[number] }

  /// The slot of a page is filled or emptied.
  mutating func move(_ number: Int) {
    isThere[number].toggle()
    if isThere[number] { isTaken[number] = false }
  }

  /// Chooses a page that is there, from `first` on in its address space; nobody else will choose it. nil when there is
  /// none.
  mutating func take(from first: Int) -> Int? {
    let space = first / pages * pages
    for distance in 0..<pages {
      let number = space + (first - space + distance) % pages
      if isThere[number], !isTaken[number] {
        isTaken[number] = true
        return number
      }
    }
    return nil
  }
}
