import RaceMachine
import RaceSession

/// Control of a run beyond single steps.
extension Interface {
  /// Does what one of these keys asks for.
  mutating func performInControl(_ command: Command) {
    guard let run else { return }
    let (session, cpu) = (run.session, run.cpuAtHand)
    switch command {
    case .stepOver: apply(.stepOver(cpu: cpu))
    case .stepOut: apply(.stepOut(cpu: cpu))
    case .breakpoint:
      guard let stop = run.stopAtHand else { return }
      apply(session.stops.contains(stop) ? .removeStop(stop) : .addStop(stop))
    case .bookmark: apply(.bookmark(nil))
    case .ways:
      self.run?.pause()
      lay(WaysPage())
    case .adversary: playAdversary()
    case .random: message = self.run?.playByChance()
    case .expand: message = self.run?.expand(cpu)
    case .searchAgain(let direction): search(direction)
    default: break
    }
  }

  /// Why one of these keys cannot act; nil if it can.
  func obstacleToControl(_ command: Command, _ run: RunPage) -> String? {
    let session = run.session
    switch command {
    case .stepOver, .stepOut:
      if case .choosing(let name, _) = session.status(of: run.cpuAtHand) {
        return "CPU \(run.cpuAtHand) must choose \(name) first; its digit shows what there is"
      }
      return obstacleToStep(run.cpuAtHand, session)
    case .breakpoint: return run.stopAtHand == nil ? "CPU \(run.cpuAtHand) has no next line" : nil
    case .ways:
      let isEmpty = session.stops.isEmpty && session.bookmarks.isEmpty && !session.hasBranches
      return isEmpty ? "no way was left, and nothing is marked; b sets a breakpoint, ' a bookmark" : nil
    case .adversary: return obstacleToExploring(.counterexample)
    case .random: return session.isOver ? "the run is over: nobody can go on; \(Glyphs.left) goes back" : nil
    case .searchAgain: return run.sought == nil ? "nothing was looked for; / does" : nil
    case .search: return session.length == 0 ? "there is no step to look for yet" : nil
    default: return nil
    }
  }

  // MARK: Searching

  /// Goes to the next step that matches a text.
  mutating func find(_ text: String) {
    guard !text.allSatisfy({ $0 == " " }) else { return }
    run?.sought = text
    search(1)
  }

  private mutating func search(_ direction: Int) {
    guard let session = run?.session, let text = run?.sought else { return }
    guard let step = session.step(matching: text, backwards: direction < 0) else {
      message = "no step of this way has '\(text)'"
      return
    }
    let isRound = direction > 0 ? step <= session.position : step >= session.position
    apply(.goTo(step))
    let round = isRound ? (direction > 0 ? ", from the beginning again" : ", from the end again") : ""
    message = "'\(text)' at step \(step)\(round); Enter: the next"
  }

  // MARK: Lists

  /// Lets the list that is open show only what matches.
  mutating func filter(_ text: String) {
    if let index = covers.lastIndex(where: { !$0.isBar }) {
      guard var list = covers[index] as? PickList else { return }
      list.filter(text)
      covers[index] = list
    } else {
      start?.filter(text)
    }
  }

  /// Moves the selection of the list that is open beneath a bar.
  mutating func moveBeneath(by distance: Int) {
    if let index = covers.lastIndex(where: { !$0.isBar }) {
      let beneath = self
      _ = covers[index].perform(.move(distance), over: beneath)
    } else {
      start?.move(by: distance)
    }
  }
}
