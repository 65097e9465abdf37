/// The text of a script and the name of its file.
public struct DemoSource: Hashable, Sendable {
  /// The largest file that is read, in bytes.
  public static let maximumSize = 1_000_000
  /// The longest line that is read, in bytes.
  public static let maximumLineLength = 1000

  /// The name of the file, for messages.
  public let name: String
  let lines: [SourceLine]
  let size: Int

  /// The script in `bytes`, which need not be UTF-8: what is wrong with them is told when the script is parsed.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    size = bytes.count
    var rest = bytes[...]
    if rest.starts(with: [0xef, 0xbb, 0xbf]) { rest = rest.dropFirst(3) }
    guard bytes.count <= Self.maximumSize else {
      lines = []
      return
    }
    var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(SourceLine.init)
    if lines.last?.text.isEmpty == true { lines.removeLast() }
    self.lines = lines
  }

  /// The script in `text`.
  public init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }

  /// The text, every line of it ended by a newline. Of a script that can be read.
  var text: String { lines.map { $0.text + "\n" }.joined() }

  /// The diagnostic for a complaint about this script.
  func diagnostic(_ complaint: Complaint) -> Diagnostic {
    let number = complaint.span.line
    return Diagnostic(
      file: name, line: number, column: complaint.span.column, message: complaint.message, notes: complaint.notes,
      sourceLine: lines.indices.contains(number - 1) ? lines[number - 1].shownText : "")
  }
}

/// One line of a script, without its end.
struct SourceLine: Hashable, Sendable {
  /// The text; bytes that are no UTF-8 are replaced. Empty if the line is too long.
  let text: String
  /// What makes the line unreadable, and at which character, from 1.
  let defect: Defect?

  struct Defect: Hashable, Sendable {
    let column: Int
    let message: String
  }

  init(_ bytes: ArraySlice<UInt8>) {
    let bytes = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    guard bytes.count <= DemoSource.maximumLineLength else {
      text = String(decoding: bytes.prefix(DemoSource.maximumLineLength), as: UTF8.self)
      defect = Defect(
        column: 1, message: "the line has \(bytes.count) bytes; at most \(DemoSource.maximumLineLength) are read")
      return
    }
    text = String(decoding: bytes, as: UTF8.self)
    defect = Self.defect(bytes)
  }

  /// The text with control characters made visible as blanks, so that a caret beneath stands where it should.
  var shownText: String { String(text.map { Self.isShowable($0) ? $0 : " " }) }

  /// Whether a line may have it; a tab may stand there, but is not shown.
  static func isShowable(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { !isControl($0) }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
  }

  private static func defect(_ bytes: ArraySlice<UInt8>) -> Defect? {
    // Nearly every line is printable ASCII.
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var bytesBefore = 0
    while true {
      let message: String
      switch decoder.decode(&iterator) {
      case .emptyInput: return nil
      case .error: message = "this is no UTF-8"
      case .scalarValue(let scalar):
        if scalar == "\t" || !isControl(scalar) {
          bytesBefore += UTF8.width(scalar)
          continue
        }
        message =
          scalar.value == 0
          ? "a NUL byte has no place in a text"
          : "a control character (0x\(String(scalar.value, radix: 16))) has no place here"
      }
      return Defect(
        column: String(decoding: bytes.prefix(bytesBefore), as: UTF8.self).count + 1, message: message)
    }
  }
}
