@testable import RaceScreen

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

extension Interface {
  /// What lies on top, if it is of that kind.
  func top<Kind: Cover>(_ kind: Kind.Type) -> Kind? { covers.last as? Kind }
}
