/// Finds out what frames may still do, once for each program.
struct FutureBuilder {
  /// What one frame may do.
  struct Future: Equatable {
    var always = ClassSet()
    var steered: [ClassSet]
    var sets: UInt64 = 0

    mutating func formUnion(_ other: Future) {
      always.formUnion(other.always)
      for index in steered.indices { steered[index].formUnion(other.steered[index]) }
      sets |= other.sets
    }
  }

  /// The registers on which declarations depend.
  let steering: [Int]
  /// For each instruction what its frame may do, it included.
  private(set) var fromHere: [Future] = []
  /// For each call what its frame may do once it is back.
  private(set) var afterCall: [Future] = []
  private let program: Program
  private let classes: [Members]
  private let nothing: Future
  /// What each procedure may do in all.
  private var whole: [Future?]

  /// The classes of what an instruction may do: always, and under each of its conditions.
  typealias Members = (always: ClassSet, sometimes: [ClassSet])

  init(_ program: Program, _ classes: [Members]) {
    self.program = program
    self.classes = classes
    steering = Set(program.code.flatMap(\.sometimes).compactMap(\.register)).sorted()
    nothing = Future(steered: Array(repeating: ClassSet(), count: steering.count))
    whole = Array(repeating: nil, count: program.procedures.count)
  }

  mutating func build() {
    fromHere = Array(repeating: nothing, count: program.code.count)
    afterCall = fromHere
    for procedure in program.procedures.indices { build(procedure) }
  }

  /// Follows the ways through a procedure backwards until nothing new comes.
  private mutating func build(_ procedure: Int) {
    let range = range(of: procedure)
    let labels = program.labels[procedure].map(\.target).filter(range.contains)
    for pc in range { fromHere[pc] = instruction(at: pc) }
    var isNew = true
    while isNew {
      isNew = false
      for pc in range.reversed() {
        var behind = nothing
        for next in successors(of: pc, labels, range) { behind.formUnion(fromHere[next]) }
        // The body of a call comes after its return.
        behind.sets |= program.code[pc].sets
        afterCall[pc] = behind
        behind.formUnion(fromHere[pc])
        if behind != fromHere[pc] {
          fromHere[pc] = behind
          isNew = true
        }
      }
    }
  }

  /// The instructions of the procedure that may run after the one at `pc`.
  private func successors(of pc: Int, _ labels: [Int], _ range: Range<Int>) -> [Int] {
    let next = range.contains(pc + 1) ? [pc + 1] : []
    switch program.code[pc].exits {
    case .anywhere: return next + labels
    case .onward: return next
    case .back: return []
    }
  }

  private func range(of procedure: Int) -> Range<Int> {
    let next = procedure + 1
    return program.entries[procedure]..<(next < program.entries.count ? program.entries[next] : program.code.count)
  }

  /// What one instruction may do, and the procedure that it calls.
  private mutating func instruction(at pc: Int) -> Future {
    let instruction = program.code[pc]
    var future = nothing
    future.always = classes[pc].always
    future.sets = instruction.sets
    for (conditional, set) in zip(instruction.sometimes, classes[pc].sometimes) {
      if let index = conditional.register.flatMap(steering.firstIndex(of:)) {
        future.steered[index].formUnion(set)
      } else {
        future.always.formUnion(set)
      }
    }
    if instruction.kind == .call { future.formUnion(whole(of: instruction.callee)) }
    return future
  }

  private mutating func whole(of procedure: Int) -> Future {
    if let known = whole[procedure] { return known }
    // A procedure that calls itself adds nothing to itself.
    whole[procedure] = nothing
    var result = nothing
    for pc in range(of: procedure) { result.formUnion(instruction(at: pc)) }
    whole[procedure] = result
    return result
  }
}
