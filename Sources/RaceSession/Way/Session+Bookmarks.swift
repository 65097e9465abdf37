import RaceMachine

extension Session {
  /// More bookmarks than this are not kept.
  public static let maximumBookmarks = 64

  /// Puts a bookmark here. A name that is in use moves here; without a name it is called after its step.
  func addBookmark(_ name: String?) -> Response {
    let bookmark = Bookmark(name: name ?? freeName, turns: Array(turns[..<position]))
    if let index = bookmarks.firstIndex(where: { $0.name == bookmark.name }) {
      bookmarks[index] = bookmark
      return .noted("bookmark '\(bookmark.name)' stands at step \(position) now")
    }
    guard bookmarks.count < Self.maximumBookmarks else {
      return .refused("there are \(Self.maximumBookmarks) bookmarks, the most that are kept; remove one first")
    }
    bookmarks.append(bookmark)
    return .noted("bookmark '\(bookmark.name)' at step \(position)")
  }

  /// A name after the step, which no other bookmark has: the same step may be marked on several ways.
  private var freeName: String {
    let here = Array(turns[..<position])
    let name = "step \(position)"
    func isFree(_ name: String) -> Bool { bookmarks.first { $0.name == name }.map { $0.turns == here } ?? true }
    var number = 1
    while !isFree(number == 1 ? name : "\(name)/\(number)") { number += 1 }
    return number == 1 ? name : "\(name)/\(number)"
  }

  func goTo(bookmark name: String) -> Response {
    guard let bookmark = bookmarks.first(where: { $0.name == name }) else {
      return .refused("there is no bookmark '\(name)'")
    }
    if commonLength(with: bookmark.turns) == bookmark.position {
      if bookmark.position == position { return .nothing("this is bookmark '\(name)'") }
      go(to: bookmark.position)
      return .moved("bookmark '\(name)'")
    }
    // A branch that leads there has a way forward as well.
    let way = keptWays.last { $0.turns.starts(with: bookmark.turns) }?.turns ?? bookmark.turns
    if let reason = take(way, standingAt: bookmark.position) {
      return .refused("bookmark '\(name)' cannot be reached here: \(reason)")
    }
    return .moved("bookmark '\(name)'")
  }

  func remove(bookmark name: String) -> Response {
    guard let index = bookmarks.firstIndex(where: { $0.name == name }) else {
      return .refused("there is no bookmark '\(name)'")
    }
    bookmarks.remove(at: index)
    return .noted("bookmark '\(name)' is removed")
  }
}
