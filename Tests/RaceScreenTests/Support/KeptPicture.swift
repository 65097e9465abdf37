import Foundation
import RaceScreen
import Testing

/// Compares a picture with the one that is kept under `name`; with `PAGERACE_RECORD=1` keeps it instead.
func expectKept(
  _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation, file: String = #filePath
) throws {
  try expectKept(text: canvas.snapshot(), name, sourceLocation: sourceLocation, file: file)
}

/// Compares a text with the one that is kept under `name`; with `PAGERACE_RECORD=1` keeps it instead.
func expectKept(
  text actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation, file: String = #filePath
) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let place = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["PAGERACE_RECORD"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try actual.write(to: place, atomically: true, encoding: .utf8)
    return
  }
  guard let kept = try? String(contentsOf: place, encoding: .utf8) else {
    Issue.record("no snapshot '\(name)' is kept; PAGERACE_RECORD=1 keeps it", sourceLocation: sourceLocation)
    return
  }
  if kept == actual { return }
  Issue.record(
    "'\(name)' has changed (PAGERACE_RECORD=1 keeps the new one):\n\(difference(kept, actual))",
    sourceLocation: sourceLocation)
}

/// The lines in which two pictures differ, the old one above the new one.
private func difference(_ old: String, _ new: String) -> String {
  let before = old.split(separator: "\n", omittingEmptySubsequences: false)
  let after = new.split(separator: "\n", omittingEmptySubsequences: false)
  var lines: [String] = []
  for change in after.difference(from: before) {
    switch change {
    case .remove(let offset, let line, _): lines.append("\(offset + 1)".padded + " - " + line)
    case .insert(let offset, let line, _): lines.append("\(offset + 1)".padded + " + " + line)
    }
  }
  return lines.joined(separator: "\n")
}

extension String {
  fileprivate var padded: String { String(repeating: " ", count: max(0, 4 - count)) + self }
}
