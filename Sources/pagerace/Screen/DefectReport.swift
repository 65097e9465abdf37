/// What a person is told to report when a trap ends the program.
enum DefectReport {
  /// - Parameter place: how to come to what was open; nil when there is nothing to say.
  static func text(place: String?) -> String {
    var text = "please report it at https://github.com/pagerace/pagerace/issues, with what is above and what you did\n"
    text += "version: \(Pagerace.version)\n"
    guard let place else { return text }
    // The terminal keeps 4,095 bytes; a schedule that was cut off would lead elsewhere.
    let line = "open: \(place)\n"
    return text + (text.utf8.count + line.utf8.count < 4_096 ? line : "open: a run too long to be told here\n")
  }
}
