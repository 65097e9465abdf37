import Foundation
@testable import RaceScreen
import Testing

extension Interface {
  /// What it shows now.
  var picture: Canvas {
    var canvas = Canvas(width: width, height: height)
    draw(into: &canvas)
    return canvas
  }

  /// Its last row that is not empty.
  var lastLine: String {
    let picture = picture
    return (0..<picture.height).map { picture.line($0) }.last { !$0.isEmpty } ?? ""
  }

  /// Presses keys, given as characters or as names.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { update(.key($0)) } }
}

extension Key: ExpressibleByUnicodeScalarLiteral {}
extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// The key of a printable character.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}

/// Compares a picture with the one that is kept in the folder Snapshots. With the environment variable
/// RECORD_SNAPSHOTS the picture is kept instead.
func expectSnapshot(
  _ picture: Canvas, _ name: String, glyphs: GlyphSet = .unicode, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: "\(name)-\(picture.width)x\(picture.height).txt")
  let text = glyphs == .ascii ? picture.plainText(glyphs: .ascii) : picture.snapshot()
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
  let kept = try? String(contentsOf: file, encoding: .utf8)
  #expect(kept == text, "\(file.lastPathComponent) is different now:\n\(text)", sourceLocation: sourceLocation)
}
