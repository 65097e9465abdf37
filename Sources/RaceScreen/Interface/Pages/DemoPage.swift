import DemoScript
import RaceSession

/// A demo that plays: the player, and how it goes on by itself.
struct DemoPage {
  let player: DemoPlayer
  let timeline: DemoTimeline
  /// Whether it goes on by itself.
  private(set) var isPlaying = true
  /// Whether it is shown for a lecture hall.
  var isLarge = false
  /// Whether remarks for the presenter are shown.
  var showsNotes = false
  /// How fast it does.
  var speed = PlaySpeed.normal
  /// Milliseconds until the next beat, at this speed.
  private(set) var wait = 0

  init(_ ready: ReadyDemo, speed: PlaySpeed = .normal) {
    player = DemoPlayer(ready.demo, answers: ready.answers)
    timeline = ready.timeline
    self.speed = speed
  }

  /// The demo where `player`, which must be playing the same demo, stands: paused.
  init(_ ready: ReadyDemo, at player: DemoPlayer) {
    self.player = player
    timeline = ready.timeline
    isPlaying = false
    wait = player.isFinished ? 0 : player.elapsed - player.shownSince
  }

  /// Goes on playing.
  mutating func play() { isPlaying = true }

  /// Whether time lets it go on: not while the audience is asked.
  var goesOn: Bool { isPlaying && !player.isAsking }

  /// The audience answers the question that is open; nil: it wants to be told.
  mutating func answer(_ answer: Int?) -> String? {
    player.pick(answer)
    move()
    return ended()
  }

  /// Stops playing.
  mutating func pause() { isPlaying = false }

  /// Lets time pass; plays what it is time for.
  ///
  /// - Returns: why playing has stopped, if it has.
  mutating func pass(milliseconds: Int) -> String? {
    guard goesOn else { return nil }
    wait -= milliseconds
    guard wait <= 0 else { return nil }
    wait = speed.milliseconds(beat(\.belongsToPicture))
    return ended()
  }

  /// The next picture of a recording: what the player shows from ``elapsed`` on.
  mutating func playOn() {
    let start = player.elapsed
    _ = beat(\.belongsToPicture)
    wait = player.elapsed - start
  }

  /// One move on: the next thing that can be seen.
  mutating func stepOn() -> String? {
    isPlaying = false
    // An answer of an earlier round is forgotten.
    player.pick(nil)
    move()
    return ended()
  }

  /// One move back.
  mutating func stepBack() {
    isPlaying = false
    let here = player.beatCount
    var stop = 0
    player.rewind()
    while true {
      move()
      if player.beatCount >= here || player.isFinished { break }
      stop = player.beatCount
    }
    player.rewind()
    while player.beatCount < stop { move() }
    wait = 0
  }

  /// The beginning of a chapter, with the first thing that is said in it.
  mutating func go(toChapter chapter: Int) {
    player.seek(toChapter: chapter)
    move()
  }

  /// The beginning.
  mutating func goToStart() {
    player.rewind()
    isPlaying = false
    wait = 0
  }

  /// The end.
  mutating func goToEnd() -> String? {
    player.playToEnd()
    return ended()
  }

  /// Beats up to the next one that can be seen, and those that belong to it.
  private mutating func move() {
    let duration = beat { if case .pause = $0 { true } else { $0.belongsToPicture } }
    wait = speed.milliseconds(duration)
  }

  /// Plays until a beat takes time, and then whatever `belongs` to it.
  private func beat(_ belongs: (PlayableDemo.Kind) -> Bool) -> Int {
    var total = 0
    while total == 0, let duration = player.advance() { total = duration }
    while player.isBetweenStatements, player.next < player.demo.statements.count,
      belongs(player.demo.statements[player.next].kind), player.advance() != nil
    {}
    return max(1, total)
  }

  private mutating func ended() -> String? {
    guard player.isFinished else { return nil }
    isPlaying = false
    wait = 0
    return player.failure?.headline ?? "the end; Home starts again, Enter lets you step yourself"
  }

  /// How far it is on the virtual clock, in milliseconds.
  var elapsed: Int {
    // A reply that is longer than that to the right answer is not in the timeline.
    min(timeline.outcome.milliseconds, max(0, player.elapsed - wait * speed.percent / 100))
  }
}
