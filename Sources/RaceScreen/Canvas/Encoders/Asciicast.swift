/// A recording in the asciicast format, made of pictures: each is shown from a time on, and only what differs from
/// the one before is written.
///
/// ```swift
/// var cast = Asciicast(width: 100, height: 30, title: "The lookup that lost its index")
/// cast.show(first, at: 0)
/// cast.mark("The recheck passes", at: 0)
/// cast.show(second, at: 1_500)
/// let file = cast.ended(at: 3_000)
/// ```
///
/// Times are milliseconds from the beginning and never go back. The same pictures give the same bytes on every machine.
public struct Asciicast: Sendable {
  /// The version of the format.
  public enum Version: Int, Sendable, CaseIterable {
    /// Times from the beginning; what players of all ages read.
    case two = 2
    /// Times from one event to the next.
    case three = 3
  }

  /// The version of the format.
  public let version: Version
  /// Columns and rows.
  public let width, height: Int
  /// What the recording is called; may be empty.
  public let title: String
  /// What the styles look like.
  public let theme: Theme
  /// What is shown of the styles.
  public let depth: ColorDepth

  private var events: [Event] = []
  private var shown: Canvas?

  private struct Event: Sendable {
    let milliseconds: Int
    let code: Character
    let data: String
  }

  /// An empty recording.
  public init(
    version: Version = .two, width: Int, height: Int, title: String = "", theme: Theme = .standard,
    depth: ColorDepth = .indexed256
  ) {
    self.version = version
    self.width = width
    self.height = height
    self.title = title
    self.theme = theme
    self.depth = depth
  }

  /// Shows a picture from a time on. Nothing is written when it looks like the one before.
  public mutating func show(_ picture: Canvas, at milliseconds: Int) {
    // The cursor of a terminal would stand where the last change is.
    let start = shown == nil ? "\u{1B}[?25l" : ""
    let update = start + picture.ansiUpdate(from: shown, depth: depth, theme: theme)
    if !update.isEmpty { add("o", update, at: milliseconds) }
    shown = picture
  }

  /// Marks a time with a name, where players can stop or jump to. Add it after the picture of the same time.
  public mutating func mark(_ name: String, at milliseconds: Int) { add("m", name, at: milliseconds) }

  private mutating func add(_ code: Character, _ data: String, at milliseconds: Int) {
    let time = max(0, milliseconds, events.last?.milliseconds ?? 0)
    events.append(Event(milliseconds: time, code: code, data: data))
  }

  /// The file, when the last picture is shown up to a time. It leaves the picture on the screen, and the cursor below.
  public func ended(at milliseconds: Int) -> String {
    var whole = self
    whole.add("o", "\u{1B}[\(height);1H\u{1B}[?25h", at: milliseconds)
    if version == .three { whole.add("x", "0", at: milliseconds) }
    return whole.text
  }

  /// A line for the header, and one for each event.
  private var text: String {
    var text = header + "\n"
    var last = 0
    for event in events {
      let time = version == .two ? event.milliseconds : event.milliseconds - last
      last = event.milliseconds
      text += "[\(Self.seconds(time)), \(String(event.code).jsonQuoted), \(event.data.jsonQuoted)]\n"
    }
    return text
  }

  private var header: String {
    let name = title.isEmpty ? "" : ", \"title\": \(title.jsonQuoted)"
    let colors = theme == .standard ? "" : ", \"theme\": \(SVGCard.card(for: theme).asciicastTheme)"
    switch version {
    case .two:
      let duration = Self.seconds(events.last?.milliseconds ?? 0)
      return """
        {"version": 2, "width": \(width), "height": \(height), "duration": \(duration)\(name), \
        "env": {"TERM": "xterm-256color"}\(colors)}
        """
    case .three:
      return """
        {"version": 3, "term": {"cols": \(width), "rows": \(height), "type": "xterm-256color"\(colors)}\(name)}
        """
    }
  }

  /// A time in seconds, such as `1.500`.
  private static func seconds(_ milliseconds: Int) -> String {
    let rest = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}

extension SVGCard {
  /// The card's colours, and the first of the palette, as the header of a recording has them.
  fileprivate var asciicastTheme: String {
    let palette = (0..<16).map { Ink.indexed($0).hex }.joined(separator: ":")
    return "{\"fg\": \"\(foreground)\", \"bg\": \"\(background)\", \"palette\": \"\(palette)\"}"
  }
}

extension String {
  /// The text as a string of JSON.
  fileprivate var jsonQuoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
