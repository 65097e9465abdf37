/// All procedures of a model, made ready to run.
public struct Program: Sendable {
  /// A line of pseudo-code with its place.
  public struct Line: Sendable {
    /// Index into ``Program/procedures``.
    public let procedure: Int
    /// The text without indentation; the name of the step.
    public let name: String
    /// How far it is indented, in columns.
    public let indentation: Int
    /// The step behind it.
    public let step: Step
    /// Whether anything runs here; a line that only shows has no instruction.
    public var runs: Bool {
      if case .text = step.operation { false } else { true }
    }
  }

  /// The procedures, in the order given.
  public let procedures: [Procedure]
  /// All lines of all procedures, one procedure after the other.
  public let lines: [Line]
  /// For each procedure the range of its lines.
  public let lineRanges: [Range<Int>]
  let code: [Instruction]
  let entries: [Int]
  let labels: [[(id: UInt64, target: Int)]]
  /// The number of the procedure that a dying CPU runs, if there is one.
  public let lastWords: Int?
  private let numbers: [String: Int]

  /// Makes `procedures` ready.
  ///
  /// Traps on what is a defect of the model: two procedures or labels of one name, a call of an unknown
  /// procedure or with the wrong number of arguments.
  ///
  /// - Parameter lastWords: the procedure that `Flow.die` calls, if there is one.
  public init(_ procedures: [Procedure], lastWords: String? = nil) {
    self.procedures = procedures
    var numbers: [String: Int] = [:]
    for (number, procedure) in procedures.enumerated() {
      precondition(numbers[procedure.name] == nil, "two procedures are called \(procedure.name)")
      numbers[procedure.name] = number
    }
    var lines: [Line] = []
    var ranges: [Range<Int>] = []
    var code: [Instruction] = []
    var entries: [Int] = []
    var labels: [[(id: UInt64, target: Int)]] = []
    for (number, procedure) in procedures.enumerated() {
      let firstLine = lines.count
      entries.append(code.count)
      var targets: [(id: UInt64, target: Int)] = []
      for element in procedure.elements {
        switch element {
        case .label(let label):
          precondition(!targets.contains { $0.id == label.id }, "\(procedure.name) has two labels \(label.name)")
          targets.append((label.id, code.count))
        case .step(let step):
          let line = Line(
            procedure: number, name: step.name, indentation: step.line.prefix { $0 == " " }.count, step: step)
          if line.runs {
            code.append(
              Instruction(step, procedure: number, line: lines.count, procedureNumbers: numbers))
          }
          lines.append(line)
        }
      }
      // Whoever falls off the end returns 0.
      let end = Step("return", .compute) { _, _ in .back(0) }.returning()
      code.append(Instruction(end, procedure: number, line: -1, procedureNumbers: numbers))
      ranges.append(firstLine..<lines.count)
      labels.append(targets)
    }
    for instruction in code {
      let name = instruction.line < 0 ? "return" : lines[instruction.line].name
      precondition(
        instruction.region.map { $0.nature == .shared } ?? true,
        "'\(name)' makes a step of an access to \(instruction.region?.name ?? ""), which is not shared")
      precondition(
        instruction.kind != .compute && instruction.kind != .call || instruction.besides.isEmpty,
        "'\(name)' is local work; the access before it declares what both touch")
    }
    for instruction in code where instruction.kind == .call {
      let callee = procedures[instruction.callee]
      precondition(
        callee.frame.argumentCount == instruction.arguments.count,
        "\(procedures[instruction.procedure].name) calls \(callee.name) with \(instruction.arguments.count) arguments")
    }
    self.lines = lines
    lineRanges = ranges
    self.code = code
    self.entries = entries
    self.labels = labels
    self.numbers = numbers
    self.lastWords = lastWords.map { name in
      guard let number = numbers[name] else { preconditionFailure("no procedure is called \(name)") }
      return number
    }
  }

  /// The locks that steps of this program take or give back, by number.
  public var lockKinds: [UInt8: LockKind] {
    Dictionary(lines.compactMap(\.step.lock).map { ($0.id, $0) }) { first, _ in first }
  }

  /// The number of the procedure called `name`.
  public func number(of name: String) -> Int? { numbers[name] }

  /// The same program with one procedure changed; traps when there is none of that name.
  public func changing(_ name: String, _ change: (Procedure) -> Procedure) -> Program {
    precondition(numbers[name] != nil, "no procedure is called \(name)")
    return Program(
      procedures.map { $0.name == name ? change($0) : $0 }, lastWords: lastWords.map { procedures[$0].name })
  }

  /// Whether a step of procedure `number` or of its callees may change a word of `region` by its access.
  public func mayChange(_ region: Region, in number: Int) -> Bool {
    instructions(of: number).contains { $0.region == region && $0.accessKind?.writes == true }
  }

  /// The instructions of procedure `number` and its callees.
  private func instructions(of number: Int) -> [Instruction] {
    var result: [Instruction] = []
    var seen: Set<Int> = []
    var waiting = [number]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      for instruction in code where instruction.procedure == next {
        if instruction.kind == .call { waiting.append(instruction.callee) }
        result.append(instruction)
      }
    }
    return result
  }

  /// The regions that steps of procedure `number` and its callees declare, whatever happens.
  ///
  /// The regions of a model's prologue, and guarded and immutable words, are not among them.
  public func footprint(of number: Int) -> (reads: RegionSet, writes: RegionSet) {
    var reads: RegionSet = []
    var writes: RegionSet = []
    for instruction in instructions(of: number) {
      let besides = instruction.allBesides
      writes = writes.union(besides.touches).union(besides.marks).union(besides.own)
      reads = reads.union(besides.reads)
      guard let region = instruction.region, let access = instruction.accessKind else { continue }
      reads = reads.union([region])
      if access.writes { writes = writes.union([region]) }
    }
    return (reads.union(writes), writes)
  }
}
