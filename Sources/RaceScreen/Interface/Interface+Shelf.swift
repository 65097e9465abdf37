import DemoScript

/// The demos of the start page: read and checked one after the other, so that their lengths are known.
extension Interface {
  /// Opens a demo of the start page, or as soon as its questions are answered.
  mutating func openDemo(_ name: String) {
    guard let index = demos.firstIndex(where: { $0.name == name }) else { return }
    makeReady(index)
    switch shelf[index] {
    case .ready(let ready): demo = fresh(ready)
    case .broken(let reason): message = reason
    case .exploring:
      wantedDemo = index
      message = "every interleaving that this demo speaks of is explored first; then it opens"
    case .unread: break
    }
  }

  /// Checks one demo, and has its questions answered.
  mutating func makeReady(_ index: Int) {
    guard case .unread = shelf[index] else { return }
    do throws(DemoErrors) {
      let checked = try demos[index].checked()
      if let explorations, checked.asksAnything {
        shelf[index] = .exploring(checked, explorations.begin(checked))
        takeDemoAnswers()
      } else {
        learn(ReadyDemo(checked), index)
      }
    } catch { shelf[index] = .broken(error.diagnostics.first?.headline ?? "") }
  }

  /// Whether questions of some demo are being answered.
  var isExploringDemos: Bool { shelf.contains { if case .exploring = $0 { true } else { false } } }

  /// Takes the answers to questions of demos that have come by now.
  mutating func takeDemoAnswers() {
    for index in shelf.indices {
      guard case .exploring(let checked, let exploration) = shelf[index], let answers = exploration.answers else {
        continue
      }
      learn(ReadyDemo(checked, answers: answers), index)
      guard wantedDemo == index else { continue }
      wantedDemo = nil
      message = nil
      openDemo(demos[index].name)
    }
  }

  /// Ends the search for answers to questions of demos.
  mutating func stopExploringDemos() {
    for case .exploring(_, let exploration) in shelf { exploration.watch.cancel() }
  }

  private mutating func learn(_ ready: ReadyDemo, _ index: Int) {
    shelf[index] = .ready(ready)
    start?.learn(ListItem(demos[index], ready))
  }
}
