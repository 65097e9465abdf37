/// A line of text in several styles, which can be measured, joined and cut before it is drawn.
///
/// ```swift
/// let lock = StyledText("lock ") + .tag(1)
/// let value = StyledText("was ", .muted) + "0:8" + "  " + .block("0", .wrong)
/// ```
public struct StyledText: Hashable, Sendable {
  /// A piece in one style.
  public struct Span: Hashable, Sendable {
    /// What it says.
    public let text: String
    /// What it means.
    public let style: Style
    /// Whether it is drawn as a block, with a space on each side that belongs to it.
    public let isBlock: Bool
    /// What an ``Anchor`` says of it; nil for none.
    var subject: Int?

    /// The cells that it takes.
    public var width: Int { CellWidth.of(text) + (isBlock ? 2 : 0) }
  }

  /// The pieces, left to right.
  public private(set) var spans: [Span]

  /// An empty text.
  public init() { spans = [] }

  /// A text in one style.
  public init(_ text: String, _ style: Style = .text) {
    spans = text.isEmpty ? [] : [Span(text: text, style: style, isBlock: false)]
  }

  init(spans: [Span]) { self.spans = spans }

  /// A solid block, drawn as by ``Canvas/block(_:x:y:_:width:align:)``.
  public static func block(_ text: String, _ style: Style) -> StyledText {
    StyledText(spans: [Span(text: text, style: style, isBlock: true)])
  }

  /// The tag of a CPU in its colour, `●0`.
  public static func tag(_ cpu: Int) -> StyledText { StyledText(Glyphs.tag(cpu), .cpu(cpu)) }

  /// The cells that it takes.
  public var width: Int { spans.reduce(0) { $0 + $1.width } }

  /// Whether it takes no cell.
  public var isEmpty: Bool { spans.isEmpty }

  /// One text after the other.
  public static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(spans: left.spans + right.spans)
  }

  /// Appends a text.
  public static func += (left: inout StyledText, right: StyledText) { left.spans += right.spans }
}

extension StyledText: ExpressibleByStringInterpolation {
  /// A text in the style ``Style/text``.
  public init(stringLiteral value: String) { self.init(value) }
}

extension StyledText {
  /// A key and what it does, for a footer: `q quit`.
  public static func key(_ key: String, _ meaning: String) -> StyledText {
    StyledText(key, .key) + StyledText(" " + meaning, .muted)
  }
}
