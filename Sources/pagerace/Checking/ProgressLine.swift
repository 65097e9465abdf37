import CursesTerminal
import Dispatch
import Foundation
import PageRaceEngine
import RaceScreen

/// One line on standard error about work that takes longer, written over again and removed at the end.
final class ProgressLine: @unchecked Sendable {
  private let run: CheckRun
  private let output: TextOutput
  // What follows is used on this queue only.
  private let queue = DispatchQueue(label: "progress")
  private let timer: any DispatchSourceTimer
  private var width = 0
  private var phase: (number: Int, phase: SearchWatch.Phase, since: ContinuousClock.Instant)?

  /// Shows the progress of `run` after half a second; nil when nobody would see it.
  static func onTerminal(for run: CheckRun) -> ProgressLine? {
    let output = TextOutput(descriptor: STDERR_FILENO, color: .never)
    return output.isTerminal ? ProgressLine(run, output) : nil
  }

  private init(_ run: CheckRun, _ output: TextOutput) {
    self.run = run
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
    guard let turn = run.longestTurn else { return }
    let now = ContinuousClock.now
    let current = turn.watch.phase
    if phase?.number != turn.number || phase?.phase != current { phase = (turn.number, current, now) }
    var text = run.pairCount > 1 ? "\(run.finishedCount) of \(run.pairCount) pairs, " : ""
    text += "\(turn.title): \(Self.words(current))"
    let states = turn.watch.states
    if states > 0 { text += ", \(Figures.grouped(states)) states" }
    if let since = phase?.since, case let seconds = (now - since) / .seconds(1), seconds > 0.1, states > 0 {
      text += ", \(Figures.grouped(Int(Double(states) / seconds)))/s"
    }
    write(CellWidth.cut(text, to: output.columns - 1))
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

  private static func words(_ phase: SearchWatch.Phase) -> String {
    switch phase {
    case .searching: "searching"
    case .loops: "looking for loops"
    case .counterexamples: "looking for the shortest runs"
    case .numbers: "counting schedules"
    case .done: "done"
    }
  }
}
