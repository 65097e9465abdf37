import DemoScript
import RaceSession

extension Interface {
  /// Does what a key asks of a demo.
  mutating func performInDemo(_ command: Command) {
    switch command {
    case .playOrPause where demo?.player.isAsking == true:
      demo?.play()
      message = demo?.answer(nil)
    case .answer(let answer): message = demo?.answer(answer)
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
    run = fresh(session)
    message = "this run is yours; Esc returns to the story"
  }

  func obstacle(to command: Command, in demo: DemoPage) -> String? {
    let player = demo.player
    let isAtEnd = player.failure?.headline ?? (player.isFinished ? "the story is over; Home starts it again" : nil)
    switch command {
    case .answer(let answer):
      guard player.isAsking, let count = player.quiz?.answers.count else { return "no question is open" }
      return answer < count ? nil : "there is no answer \(answer + 1) here; there are \(count)"
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
