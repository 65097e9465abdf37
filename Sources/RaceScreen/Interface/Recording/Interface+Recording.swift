import DemoScript

/// What is done with the run that is open, and said about it, becomes a script.
extension Interface {
  /// Begins to record.
  ///
  /// - Parameter name: what the file of the recording is called.
  public mutating func record(_ recorder: DemoRecorder, as name: String) {
    recording = Recording(recorder: recorder, name: name)
    if recorder.session != nil { message = "\(name) was played to its end; what you do now is written below it" }
    followRun()
  }

  /// Says what came of writing the recording to its file.
  ///
  /// - Parameter problem: why that failed; nil when all of it is there.
  public mutating func recordingWasSaved(_ problem: String?) {
    if let problem {
      if problem != recording?.problem || message == nil { message = problem }
    } else if recording?.problem != nil {
      message = "the recording is saved again"
    }
    recording?.problem = problem
  }

  /// Lets the recorder hear of the run that is open, if any.
  func followRun() {
    // What is open above a run changes nothing of it.
    recording?.recorder.watch(run?.session)
  }

  /// Opens the line in which a caption or the name of a chapter is typed.
  mutating func type(_ purpose: TextEntry.Purpose) {
    run?.pause()
    lay(TextEntry(purpose))
  }

  /// Records what was typed.
  mutating func record(_ entry: TextEntry) {
    let lines = entry.lines
    guard !lines.isEmpty, let recorder = recording?.recorder else { return }
    switch entry.purpose {
    case .caption: recorder.say(lines)
    case .chapter: recorder.chapter(lines[0])
    case .search, .filter: return
    }
    message = recorder.obstacle.map(Self.full) ?? "\(entry.purpose == .caption ? "said" : "chapter"): \(entry.text)"
  }

  /// Says once that nothing more is recorded.
  mutating func tellIfFull(_ before: String?) {
    guard before == nil, let reason = recording?.recorder.obstacle else { return }
    message = Self.full(reason)
  }

  private static func full(_ reason: String) -> String { "nothing more is recorded: \(reason)" }

  /// Why nothing can be said; nil if it can.
  var obstacleToSaying: String? {
    guard let recording else { return "nothing is recorded here; 'pagerace record FILE' does" }
    return recording.recorder.obstacle.map(Self.full)
  }
}
