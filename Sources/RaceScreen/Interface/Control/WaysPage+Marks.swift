import RaceMachine
import RaceSession

extension WaysPage.Mark {
  /// What leads there.
  var going: Action {
    switch self {
    case .stop(let stop): .runUntil(.stop(stop), .fair)
    case .bookmark(let bookmark): .toBookmark(bookmark.name)
    case .branch(let branch): .toBranch(branch.number)
    }
  }

  /// What forgets it.
  var forgetting: Action {
    switch self {
    case .stop(let stop): .removeStop(stop)
    case .bookmark(let bookmark): .removeBookmark(bookmark.name)
    case .branch(let branch): .removeBranch(branch.number)
    }
  }

  /// Its row and what is said about it.
  func item(in session: Session) -> ListItem {
    switch self {
    case .stop(let stop): Self.item(stop, session.obstacle(to: stop))
    case .bookmark(let bookmark):
      ListItem(
        id: bookmark.name, lead: "bookmark", title: bookmark.name, trailing: "step \(bookmark.position)",
        heading: bookmark.name, aside: "step \(bookmark.position)",
        text: "A moment to come back to, on whatever way the run is then.")
    case .branch(let branch): Self.item(branch)
    }
  }

  private static func item(_ stop: StopPoint, _ obstacle: String?) -> ListItem {
    let trailing = obstacle == nil ? "" : "not here"
    switch stop {
    case .breakpoint(let place, let cpu):
      let who = cpu.map { "CPU \($0)" } ?? "any CPU"
      return ListItem(
        id: stop.description, lead: "break", title: stop.description, trailing: trailing, heading: place.description,
        aside: who,
        text: obstacle ?? "Play stops where \(who) comes to it, before it runs. Enter plays on to there.")
    case .watchpoint(let name, let kind):
      let use =
        switch kind {
        case .read: "reads"
        case .write: "writes"
        case .any: "uses"
        }
      return ListItem(
        id: stop.description, lead: "watch", title: stop.description, trailing: trailing, heading: name,
        aside: kind.rawValue, text: obstacle ?? "Play stops when somebody \(use) it. Enter plays on to there.")
    }
  }

  private static func item(_ branch: Branch) -> ListItem {
    let schedule = branch.schedule.description
    let parts = "parts after \(branch.parting)"
    return ListItem(
      id: "\(branch.number)", lead: "branch \(branch.number)", title: schedule,
      trailing: "\(parts) of \(branch.length)",
      heading: "branch \(branch.number)", aside: "\(branch.length) steps",
      text: "A way that was left: it \(parts) steps, and goes on with \(schedule). Enter takes it again at step"
        + " \(branch.position); the way that is known now becomes a branch.")
  }
}
