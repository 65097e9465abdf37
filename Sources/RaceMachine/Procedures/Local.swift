/// A variable of a procedure: one word of its frame.
public struct Local: Hashable, Sendable {
  /// Words before it in the frame.
  public let offset: Int
  /// The name that people read.
  public let name: String

  @inlinable init(offset: Int, name: String) {
    self.offset = offset
    self.name = name
  }
}

/// A field of a record that lies in a caller's frame and was handed down by reference.
public struct Through: Sendable {
  @usableFromInline let reference: Local
  @usableFromInline let field: Int

  /// Field number `field` of the record to which `reference` points.
  @inlinable public init(_ reference: Local, _ field: Int) {
    self.reference = reference
    self.field = field
  }
}

/// The variables of a procedure, in the order in which they were declared. Arguments come first.
public struct Frame: Sendable {
  /// What a view needs to know about one variable.
  public struct Variable: Sendable {
    /// Where it lies.
    public let local: Local
    /// How its value is written for people.
    public let format: ValueFormat
    /// The fields of a record; empty for a single word.
    public let fields: [Field]
    /// Whether the caller supplies it.
    public let isArgument: Bool
  }

  /// Words that every frame begins with: the position, and the base of the caller's frame.
  @usableFromInline static let headerWords = 2

  /// The variables in frame order.
  public private(set) var variables: [Variable] = []
  /// Words of the frame, header included.
  public private(set) var wordCount = Frame.headerWords

  /// A frame without variables.
  public init() {}

  /// How many arguments a caller supplies.
  public var argumentCount: Int { variables.lazy.filter(\.isArgument).count }

  /// Declares the next argument; traps when a plain variable came before it.
  public mutating func argument(_ name: String, _ format: ValueFormat = .decimal) -> Local {
    precondition(variables.allSatisfy(\.isArgument), "arguments come first")
    return declare(name, format, [], isArgument: true)
  }

  /// Declares a variable. It is 0 until it is set.
  public mutating func local(_ name: String, _ format: ValueFormat = .decimal) -> Local {
    declare(name, format, [], isArgument: false)
  }

  /// Declares a record of several words; callees reach it by reference.
  public mutating func record(_ name: String, fields: [Field]) -> Local {
    declare(name, .hidden, fields, isArgument: false)
  }

  private mutating func declare(
    _ name: String, _ format: ValueFormat, _ fields: [Field], isArgument: Bool
  ) -> Local {
    let local = Local(offset: wordCount, name: name)
    variables.append(Variable(local: local, format: format, fields: fields, isArgument: isArgument))
    wordCount += fields.isEmpty ? 1 : fields.reduce(0) { $0 + $1.length }
    return local
  }
}
