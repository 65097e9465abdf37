/// One field of a kind of object: one word, or an array of `length` words.
public struct Field: Sendable {
  /// The name that people read, such as `private`.
  public let name: String
  /// How many words: 1 unless the field is an array.
  public let length: Int
  /// The class of words to which it belongs.
  public let region: Region
  /// How its values are written for people.
  public let format: ValueFormat

  /// A field of `length` words.
  public init(_ name: String, _ region: Region, _ format: ValueFormat = .decimal, length: Int = 1) {
    self.name = name
    self.length = length
    self.region = region
    self.format = format
  }
}

/// A row of equal objects in shared memory, all their fields word by word.
public struct ObjectRow: Sendable {
  /// The first word of the first object.
  public let base: Address
  /// How many objects.
  public let count: Int
  /// Words of one object.
  public let stride: Int
  /// The fields in memory order.
  public let fields: [Field]
  /// Which word of an object is 0 while the object is free; nil for objects that are never freed.
  public let lifetime: Int?
  /// What breaks the promise `use-after-free` while an object is free.
  public let forbidden: Forbidden
  let name: @Sendable (Int) -> String

  /// What a free object must be spared.
  public enum Forbidden: Sendable {
    /// Any access: its memory may be anything by now.
    case accesses
    /// Accesses that write: anybody may look at it, and add to a count of it unless that is 0.
    case writes
  }

  /// The first word of object `number`.
  @inlinable public subscript(number: Int) -> Address { base + number * stride }

  /// The name of object `number`, such as `page[0x4a]`.
  public func name(of number: Int) -> String { name(number) }

  /// The number of the object that holds `address`, if this row does.
  public func number(of address: Address) -> Int? {
    let offset = address.index - base.index
    return offset >= 0 && offset < count * stride ? offset / stride : nil
  }
}

/// What lies where in shared memory, with a name for each word.
public struct MemoryMap: Sendable {
  /// All rows in memory order.
  public private(set) var rows: [ObjectRow] = []
  /// Words of shared memory in all.
  public private(set) var wordCount = 0

  /// A map with nothing in it.
  public init() {}

  /// Places `count` objects after everything placed so far.
  ///
  /// Word 0 of the memory is never part of an object, so that address 0 can mean "nothing". `lifetime` is the
  /// number of a ghost word in each object that is 0 while the object is free: a step that then touches the
  /// object, or only one that writes to it, as `forbidden` says, breaks the promise `use-after-free`.
  public mutating func place(
    _ count: Int, fields: [Field], lifetime: Int? = nil, forbidden: ObjectRow.Forbidden = .accesses,
    name: @escaping @Sendable (Int) -> String
  ) -> ObjectRow {
    if wordCount == 0 { wordCount = 1 }
    let stride = fields.reduce(0) { $0 + $1.length }
    let row = ObjectRow(
      base: Address(wordCount), count: count, stride: stride, fields: fields, lifetime: lifetime, forbidden: forbidden,
      name: name)
    rows.append(row)
    wordCount += count * stride
    return row
  }

  /// Places one object.
  public mutating func place(_ name: String, fields: [Field]) -> ObjectRow {
    place(1, fields: fields) { _ in name }
  }

  /// A word's place in the map: row, object, field and element.
  public struct Location: Hashable, Sendable {
    /// Index into ``MemoryMap/rows``.
    public let row: Int
    /// Number of the object in its row.
    public let object: Int
    /// Index into ``ObjectRow/fields``.
    public let field: Int
    /// Which word of the field; 0 unless the field is an array.
    public let element: Int
  }

  /// Where `address` lies, or nil when it is in no object.
  public func location(of address: Address) -> Location? {
    guard address.index > 0, address.index < wordCount else { return nil }
    var low = 0
    var high = rows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle].base <= address { low = middle } else { high = middle }
    }
    guard low < rows.count, let object = rows[low].number(of: address) else { return nil }
    var rest = address.index - rows[low][object].index
    for (index, field) in rows[low].fields.enumerated() {
      if rest < field.length { return Location(row: low, object: object, field: index, element: rest) }
      rest -= field.length
    }
    return nil
  }

  /// The field to which `address` belongs.
  public func field(at address: Address) -> Field? {
    location(of: address).map { rows[$0.row].fields[$0.field] }
  }

  /// The name of the word at `address`: `page[0x4a].private`, `xa_node#2.slots[1]`, `swap_map[0:10]`.
  public func name(of address: Address) -> String {
    guard let place = location(of: address) else { return "word \(address.index)" }
    let field = rows[place.row].fields[place.field]
    let owner = rows[place.row].name(of: place.object)
    let dot = owner.isEmpty || field.name.isEmpty ? "" : "."
    return owner + dot + field.name + (field.length > 1 ? "[\(place.element)]" : "")
  }

  /// The name of the object that holds `address`: `page[0x4a]`.
  public func ownerName(of address: Address) -> String {
    guard let place = location(of: address) else { return "word \(address.index)" }
    return rows[place.row].name(of: place.object)
  }

  /// The region of the word at `address`; traps when it is in no object.
  public func region(of address: Address) -> Region {
    guard let field = field(at: address) else { preconditionFailure("word \(address.index) is in no object") }
    return field.region
  }
}
