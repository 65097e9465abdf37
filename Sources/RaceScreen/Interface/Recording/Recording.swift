import DemoScript

/// A recording that is made of the run that is open.
struct Recording {
  /// Writes the script.
  let recorder: DemoRecorder
  /// What the file is called, for the footer.
  let name: String
  /// Why the script is not in its file; nil when it is.
  var problem: String?

  /// What the footer says about it.
  var label: StyledText {
    if problem != nil { return .block("not saved", .wrong) }
    if recorder.obstacle != nil { return .block("recording full", .wrong) }
    return StyledText("rec ", .muted) + StyledText(CellWidth.cut(name, to: 20))
  }
}
