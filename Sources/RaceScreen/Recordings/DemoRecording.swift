import DemoScript

/// A demo as it plays by itself, picture by picture, on the virtual clock: what a recording is made of.
///
/// Nobody is there to press keys: the screen names none, and a question shows its right answer when there was time to
/// read it.
struct DemoRecording {
  /// A picture, the time in milliseconds from which on it is shown, and the titles of chapters that begin with it.
  struct Frame {
    let milliseconds: Int
    let picture: Canvas
    let chapters: ArraySlice<String>
  }

  private var interface: Interface
  private var chapterCount = 0
  private var isOver = false

  init(_ demo: ReadyDemo, width: Int, height: Int) {
    interface = Interface(width: width, height: height, demo: demo)
    interface.showsKeys = false
  }

  /// Plays on to the next picture; nil after the last one, which shows the end.
  mutating func next() -> Frame? {
    guard !isOver, let player = interface.demo?.player else { return nil }
    let start = player.elapsed
    isOver = player.isFinished
    interface.demo?.playOn()
    let begun = player.chapter.map { $0 + 1 } ?? 0
    defer { chapterCount = begun }
    return Frame(
      milliseconds: start, picture: picture, chapters: player.demo.chapters.map(\.title)[chapterCount..<begun])
  }

  private var picture: Canvas {
    var canvas = Canvas(width: interface.width, height: interface.height)
    interface.draw(into: &canvas)
    return canvas
  }
}

extension ReadyDemo {
  /// The demo as a recording, with a mark for each chapter. One of which a claim does not hold ends there.
  ///
  /// - Parameter glyphs: ``GlyphSet/ascii`` for nothing above 127.
  public func asciicast(
    _ version: Asciicast.Version = .two, width: Int, height: Int, theme: Theme = .standard,
    depth: ColorDepth = .indexed256, glyphs: GlyphSet = .unicode
  ) -> String {
    var cast = Asciicast(
      version: version, width: width, height: height, title: demo.title, theme: theme, depth: depth)
    var recording = DemoRecording(self, width: width, height: height)
    while let frame = recording.next() {
      cast.show(glyphs == .ascii ? frame.picture.ascii() : frame.picture, at: frame.milliseconds)
      for chapter in frame.chapters { cast.mark(chapter, at: frame.milliseconds) }
    }
    return cast.ended(at: timeline.outcome.milliseconds)
  }
}
