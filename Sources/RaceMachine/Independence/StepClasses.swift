/// Numbers the classes of a program's steps, and compares them once for all.
struct StepClasses {
  private var numbers: [StepClass: Int] = [:]
  private var classes: [StepClass] = []
  /// For each region with objects that can be freed the region of the word that tells.
  private let lifetimes: [UInt8: UInt8]

  init(_ map: MemoryMap) {
    var lifetimes: [UInt8: UInt8] = [:]
    for row in map.rows {
      guard let lifetime = row.lifetime else { continue }
      let region = map.region(of: row.base + lifetime)
      for field in row.fields { lifetimes[field.region.id] = region.id }
    }
    self.lifetimes = lifetimes
  }

  /// The classes of what `instruction` always does.
  mutating func members(of instruction: Instruction) -> ClassSet {
    var set = members(instruction.besides)
    if let access = StepClass.Access(instruction) { set.insert(number(of: .access(access))) }
    return set
  }

  /// The class of `besides`, as a set; empty when it is nothing.
  mutating func members(_ besides: Besides) -> ClassSet {
    var set = ClassSet()
    if !besides.isEmpty { set.insert(number(of: .besides(besides))) }
    return set
  }

  private mutating func number(of step: StepClass) -> Int {
    if let number = numbers[step] { return number }
    precondition(classes.count < ClassSet.capacity, "the steps of this model are of too many classes")
    numbers[step] = classes.count
    classes.append(step)
    return classes.count - 1
  }

  /// The accesses that `access` meets.
  func accesses(meeting access: StepClass.Access?, keepingCountsAboveZero aboveZero: Bool = false) -> ClassSet {
    set { other in
      guard let access, case .access(let other) = other else { return false }
      return access.meets(other, aboveZero: aboveZero)
    }
  }

  /// What other steps touch besides their access that `access` meets.
  func besides(meeting access: StepClass.Access?) -> ClassSet {
    set { other in
      guard let access, case .besides(let other) = other else { return false }
      return access.meets(other, lifetime: lifetimes[access.region])
    }
  }

  /// What meets `besides`, which a step touches besides its access.
  func conflicts(_ besides: Besides) -> ClassSet {
    set { other in
      switch other {
      case .access(let access): access.meets(besides, lifetime: lifetimes[access.region])
      case .besides(let other): besides.interferes(with: other)
      }
    }
  }

  private func set(_ contains: (StepClass) -> Bool) -> ClassSet {
    var set = ClassSet()
    for (number, other) in classes.enumerated() where contains(other) { set.insert(number) }
    return set
  }
}
