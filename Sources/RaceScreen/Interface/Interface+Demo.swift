import DemoScript
import RaceSession

extension Interface {
  /// Does what a key asks of a demo.
  mutating func performInDemo(_ command: Command) {
    switch command {
    case .playOrPause:
      if demo?.isPlaying == true { demo?.pause() } else { demo?.play() }
    case .forward: message = demo?.stepOn()
    case .back: demo?.stepBack()
    case .chapter(let direction):
      let chapter = (demo?.player.chapter ?? -1) + direction
      demo?.go(toChapter: max(0, chapter))
    case .faster: if let speed = demo?.speed.doubled { demo?.speed = speed }
    case .slower: if let speed = demo?.speed.halved { demo?.speed = speed }
    case .toStart: demo?.goToStart()
    case .toEnd: message = demo?.goToEnd()
    case .takeOver: takeOver()
    default: break
    }
  }

  /// Lets the person step the run of the demo; the player puts it back before it goes on.
  private mutating func takeOver() {
    guard let session = demo?.player.session else { return }
    demo?.pause()
    run = RunPage(session)
    message = "this run is yours; Esc returns to the story"
  }

  /// Opens a demo of the start page.
  mutating func openDemo(_ name: String) {
    guard let index = demos.firstIndex(where: { $0.name == name }) else { return }
    makeReady(index)
    switch shelf[index] {
    case .ready(let ready): demo = DemoPage(ready)
    case .broken(let reason): message = reason
    case .unread: break
    }
  }

  /// Checks one demo, so that its length is known.
  mutating func makeReady(_ index: Int) {
    guard case .unread = shelf[index] else { return }
    do throws(DemoErrors) {
      let ready = try ReadyDemo(demos[index])
      shelf[index] = .ready(ready)
      start?.learn(ListItem(demos[index], ready))
    } catch { shelf[index] = .broken(error.diagnostics.first?.headline ?? "") }
  }

  func obstacle(to command: Command, in demo: DemoPage) -> String? {
    let player = demo.player
    let isAtEnd = player.failure?.headline ?? (player.isFinished ? "the story is over; Home starts it again" : nil)
    switch command {
    case .playOrPause, .forward: return isAtEnd
    case .toEnd: return player.isFinished ? "this is the end" : nil
    case .back, .toStart: return player.beatCount == 0 ? "this is the beginning" : nil
    case .chapter(let direction):
      let chapter = player.chapter ?? -1
      if direction < 0 { return chapter <= 0 ? "this is the first chapter" : nil }
      return chapter + 1 >= player.demo.chapters.count ? "this is the last chapter" : nil
    case .faster: return demo.speed.doubled == nil ? "this is the highest speed" : nil
    case .slower: return demo.speed.halved == nil ? "this is the lowest speed" : nil
    default: return nil
    }
  }
}
