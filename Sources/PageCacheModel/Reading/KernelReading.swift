import RaceMachine

/// Reads the state of a running scenario as objects of the kernel, for views. Changes nothing.
public struct KernelReading {
  /// The model that runs.
  public let model: KernelModel
  /// The machine as it stands.
  public let view: MachineView
  var memory: KernelMemory { model.memory }

  /// Reads `view`, the state of a machine that runs `model`.
  public init(_ model: KernelModel, _ view: MachineView) {
    self.model = model
    self.view = view
  }

  /// A word with its address, so that a view can ask who wrote it, and its text.
  public struct Value: Sendable, Hashable {
    /// Where it lies.
    public let address: Address
    /// Its value.
    public let word: Word
    /// How it is written.
    let format: ValueFormat
    /// Its value for people, made when asked for.
    public var text: String { format.text(word) }
    /// Another value of the same word, such as the one before, written the same way.
    public func formatted(_ word: Word) -> String { format.text(word) }

    /// Values are the same when they lie in the same place and are equal.
    public static func == (left: Value, right: Value) -> Bool {
      left.address == right.address && left.word == right.word
    }
    /// Hashes place and value.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(address)
      hasher.combine(word)
    }
  }

  /// The geometry of the scenario.
  public var geometry: Geometry { memory.geometry }

  /// Writes a swap offset or index of the tree the way this geometry does.
  public func offsetText(_ offset: Word) -> String { geometry.offsetFormat.text(offset) }

  /// Writes a `struct page *` as its frame number.
  public func pageText(_ pointer: Word) -> String { ValueFormat.page.text(pointer) }

  /// The frame number of a `struct page *`; below 0 when arithmetic has led before the first page of all.
  public func frameNumber(_ pointer: Word) -> Int64 {
    Int64(bitPattern: pointer &- KernelPointer.vmemmap) / Int64(KernelPointer.pageStructSize)
  }

  /// The value of a word, written by the format of its field.
  public func value(_ address: Address) -> Value {
    Value(address: address, word: view.word(address), format: memory.map.field(at: address)?.format ?? .decimal)
  }

  // MARK: CPUs

  /// What a CPU does beside running lines.
  public struct CPU: Sendable {
    /// Its number.
    public let number: Int
    /// What it does in this scenario, such as `direct reclaim`.
    public let title: String
    /// Whether it is in an RCU read section.
    public let inRCU: Bool
    /// The names of the locks that it holds, the first taken first, with the address of each.
    public let locks: [(name: String, address: Address)]
    /// The CPUs in read sections for which it waits in synchronize_rcu().
    public let waitsForReaders: [Int]
    /// Where its innermost cursor stands in a tree; nil when it has none or the cursor is on no node.
    public let cursor: Cursor?
  }

  /// A cursor of a walk.
  public struct Cursor: Sendable, Hashable {
    /// The number of the node.
    public let node: Int
    /// The slot of that node.
    public let slot: Int
    /// The index that the operation is about.
    public let index: Word
  }

  /// What each CPU does.
  public var cpus: [CPU] {
    (0..<view.cpuCount).map { cpu in
      CPU(
        number: cpu, title: model.tasks[cpu].title, inRCU: isInRCU(cpu),
        locks: view.locks(of: cpu).map { ($0.kind.name, $0.address) }, waitsForReaders: readers(before: cpu),
        cursor: cursor(of: cpu))
    }
  }

  /// Whether a CPU is in an RCU read section.
  public func isInRCU(_ cpu: Int) -> Bool { view.register(CPURegister.rcuNesting, of: cpu) > 0 }

  private func readers(before cpu: Int) -> [Int] {
    guard let period = view.frames(of: cpu).last?.value(named: KernelProcedures.gracePeriodVariable) else { return [] }
    return (0..<view.cpuCount).filter { view.register(CPURegister.heldPeriods, of: $0) & period != 0 }
  }

  private func cursor(of cpu: Int) -> Cursor? {
    for frame in view.frames(of: cpu).reversed() {
      guard let record = frame.procedure.frame.variables.first(where: { XaState.isRecord($0.fields) }) else { continue }
      let pointer = frame.value(of: record.local, field: XaState.node)
      guard XaState.isNode(pointer), let node = memory.xarrays.nodes.number(of: KernelPointer.address(pointer)) else {
        return nil
      }
      return Cursor(
        node: node, slot: Int(frame.value(of: record.local, field: XaState.offset)),
        index: frame.value(of: record.local, field: XaState.index))
    }
    return nil
  }

  /// The page that the lookup of `cpu` is to find, as a `struct page *`; nil when no lookup is under way.
  public func wantedPage(of cpu: Int) -> Word? {
    let home = view.register(CPURegister.seenHomes, of: cpu)
    return home == 0 ? nil : HomeMemory.page(of: home)
  }
}
