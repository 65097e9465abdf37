import RaceMachine

/// A place in a program by which people stop a CPU: `xas_reload`, `find_get_entry:page = xas_load(&xas)`, either with
/// `#2` for the second time.
///
/// A function is reached when it has just returned. A name that is no function of the program, such as
/// `set_page_private`, is reached when a line that begins with it or calls it has just run. With a text, a line of
/// that function has just run: the one that is so called, or else those that begin with the text, or else those
/// that contain it.
public struct ProgramPlace: Hashable, Sendable {
  /// A function, or a name that lines mention.
  public let function: String
  /// The text of a line of that function; nil when the function itself is meant.
  public let line: String?
  /// The how-manieth time counts, from 1.
  public let occurrence: Int

  /// The place in `function`, at `line` if given, for the `occurrence`th time.
  public init(function: String, line: String? = nil, occurrence: Int = 1) {
    self.function = function
    self.line = line
    self.occurrence = max(1, occurrence)
  }

  /// Reads a place.
  ///
  /// - Throws: when the text is empty, or the number after `#` is not from 1 to 100,000.
  public init(parsing text: String) throws(PlaceError) {
    var body = Substring(text)
    var occurrence = 1
    if let hash = text.lastIndex(of: "#"), text[hash...].dropFirst().utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      guard let number = Int(text[text.index(after: hash)...]), (1...100_000).contains(number) else {
        throw PlaceError(message: "after '#' belongs the how-manieth time, from 1 to 100000", suggestion: nil)
      }
      occurrence = number
      body = text[..<hash]
    }
    let parts = body.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let function = Self.trimmed(parts[0])
    let line = parts.count > 1 ? Self.trimmed(parts[1]) : nil
    if function.isEmpty || line?.isEmpty == true {
      throw PlaceError(
        message: "a place is a function, as in 'xas_reload', or a function and one of its lines, as in 'f:a = b'",
        suggestion: nil)
    }
    self.init(function: function, line: line, occurrence: occurrence)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension ProgramPlace: CustomStringConvertible {
  /// The text that ``init(parsing:)`` reads.
  public var description: String {
    let name = function + (line.map { ":" + $0 } ?? "")
    return name + (occurrence > 1 || Self.looksNumbered(name) ? "#\(occurrence)" : "")
  }

  /// Whether what follows the last `#` would be read as a number of times.
  private static func looksNumbered(_ name: String) -> Bool {
    name.lastIndex(of: "#").map { name[$0...].dropFirst().utf8.allSatisfy { $0 >= 48 && $0 <= 57 } } ?? false
  }
}

/// Why a place is none: what is wrong, and what may have been meant.
public struct PlaceError: Error, Equatable, CustomStringConvertible {
  /// A sentence that says what is wrong.
  public let message: String
  /// The spelling that may have been meant.
  public let suggestion: String?

  /// Both in one line.
  public var description: String { message + (suggestion.map { "; did you mean '\($0)'?" } ?? "") }
}
