import PageCacheModel
import RaceMachine

/// The words of a memory by the names that people read.
struct WordIndex {
  private let map: MemoryMap
  /// For each object the row and its number in it.
  private var objects: [String: (row: Int, number: Int)] = [:]
  /// The first object of each kind, by the part of the name before a bracket, `#` or `(`.
  private var kinds: [String: (row: Int, number: Int)] = [:]
  /// The words of objects without a name, by the names of their fields.
  private var bare: [String: (row: Int, number: Int)] = [:]

  init(_ map: MemoryMap) {
    self.map = map
    for (row, objects) in map.rows.enumerated() {
      for number in 0..<objects.count {
        let name = objects.name(of: number)
        if self.objects[name] == nil { self.objects[name] = (row, number) }
        let kind = String(name.prefix { !"[#(".contains($0) })
        if kinds[kind] == nil { kinds[kind] = (row, number) }
        if name.isEmpty { for field in objects.fields { bare[field.name] = (row, number) } }
      }
    }
  }

  /// The word called `name`, or why there is none.
  func find(_ name: String) -> Result<Address, UnknownName> {
    if let address = word(object(name), field: "") ?? word(bare[name], field: name) { return .success(address) }
    if let dot = name.lastIndex(of: ".") {
      let owner = String(name[..<dot])
      let field = String(name[name.index(after: dot)...])
      if let address = word(object(owner), field: field) { return .success(address) }
      if let fields = fields(of: owner) {
        return .failure(
          UnknownName(
            message: "\(owner.shortened) has no field '\(field.shortened)'",
            suggestion: Spelling.closest(to: field, among: fields)))
      }
    } else if let fields = fields(of: name) {
      return .failure(
        UnknownName(
          message: "'\(name.shortened)' has several fields: \(fields.joined(separator: ", "))",
          suggestion: fields.first.map { "\(name).\($0)" }))
    }
    let owner = String(name.prefix { $0 != "." })
    return .failure(
      UnknownName(
        message: "nothing here is called '\(name.shortened)'",
        suggestion: Spelling.closest(to: owner, among: kinds.keys.sorted() + bare.keys.sorted() + objects.keys.sorted())
      ))
  }

  private func object(_ name: String) -> (row: Int, number: Int)? { objects[name] ?? kinds[name] }

  /// The names of the fields of an object; nil when there is no such object, or it is one word.
  private func fields(of owner: String) -> [String]? {
    object(owner).map { map.rows[$0.row].fields.map(\.name).filter { !$0.isEmpty } }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Field `private` or element `slots[2]` of an object.
  private func word(_ object: (row: Int, number: Int)?, field: String) -> Address? {
    guard let (row, number) = object else { return nil }
    var address = map.rows[row][number]
    for candidate in map.rows[row].fields {
      if candidate.length == 1, candidate.name == field { return address }
      if candidate.length > 1, field.hasPrefix(candidate.name + "["), field.hasSuffix("]") {
        let digits = field.dropFirst(candidate.name.count + 1).dropLast()
        guard let element = Int(digits), (0..<candidate.length).contains(element) else { return nil }
        return address + element
      }
      address = address + candidate.length
    }
    return nil
  }
}

/// Why a name means nothing here.
struct UnknownName: Error, Equatable {
  let message: String
  var suggestion: String?
}
