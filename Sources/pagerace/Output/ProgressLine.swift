import CursesTerminal
import Dispatch
import Foundation
import RaceScreen

/// One line on standard error about work that takes longer, written over again and removed at the end.
final class ProgressLine: @unchecked Sendable {
  private let text: @Sendable () -> String?
  private let output: TextOutput
  // What follows is used on this queue only.
  private let queue = DispatchQueue(label: "progress")
  private let timer: any DispatchSourceTimer
  private var width = 0

  /// Shows what `text` says from half a second on, one call at a time; nil when nobody would see it.
  static func onTerminal(_ text: @escaping @Sendable () -> String?) -> ProgressLine? {
    let output = TextOutput(descriptor: STDERR_FILENO, color: .never)
    return output.isTerminal ? ProgressLine(text, output) : nil
  }

  private init(_ text: @escaping @Sendable () -> String?, _ output: TextOutput) {
    self.text = text
    self.output = output
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(200))
    timer.setEventHandler { [weak self] in self?.show() }
    timer.resume()
  }

  /// Removes the line.
  func end() {
    timer.cancel()
    queue.sync { write("") }
  }

  private func show() {
    if let text = text() { write(CellWidth.cut(text, to: output.columns - 1)) }
  }

  /// Spaces remove what the last text has more; no terminal needs to know an escape sequence for that.
  private func write(_ text: String) {
    if text.isEmpty && width == 0 { return }
    let rest = String(repeating: " ", count: max(0, width - CellWidth.of(text)))
    width = CellWidth.of(text)
    let line = output.text(StyledText(text))
    let bytes = "\r" + line + rest + (text.isEmpty ? "\r" : "")
    try? FileHandle.standardError.write(contentsOf: Data(bytes.utf8))
  }
}
