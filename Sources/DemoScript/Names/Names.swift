import PageCacheModel
import RaceMachine
import RaceSession

/// What the names of a script mean in one model.
struct Names {
  private let index: WordIndex
  /// What lookups announce, whatever the proposal.
  private static let observations = ["offset", "wanted", "slot", "page", "index", "subpage", "found"]

  init(_ session: Session) { index = WordIndex(session.map) }

  /// What a name stands for at one moment.
  struct Found {
    /// The value.
    let word: Word
    /// The value as people read it.
    let text: String
    /// The word of memory, if it is one.
    let address: Address?
  }

  // MARK: Before anything runs

  /// Why `name` can never mean anything in this model; nil when it can.
  func complaint(about name: DemoName, in session: Session) -> UnknownName? {
    switch name {
    case .word(let text):
      if case .failure(let unknown) = index.find(text) { return unknown }
      return nil
    case .slot(let file, let offset), .swapMap(let file, let offset):
      guard let reading = session.reading else { return UnknownName(message: "this model has no swap slots") }
      if case .failure = index.find(Self.swapMapName(reading, file, offset)) {
        return UnknownName(message: "swap slot \(file):\(reading.offsetText(offset)) is not in this model")
      }
      return nil
    case .fileSlot(let file, let index):
      if let space = space(ofFile: file, in: session), let reading = session.reading,
        case .success = self.index.find("home(\(space.number):\(reading.offsetText(index)))")
      {
        return nil
      }
      return UnknownName(message: "index \(file):\(index) of a file is not in this model")
    case .variable(let cpu, let text):
      if let unknown = complaint(aboutCPU: cpu, in: session) { return unknown }
      let names = variableNames(of: cpu, in: session)
      if names.contains(text) { return nil }
      return UnknownName(
        message: "CPU \(cpu) has no variable '\(text.shortened)'",
        suggestion: Spelling.closest(to: text, among: names))
    }
  }

  /// Why there is no CPU of this number; nil when there is.
  func complaint(aboutCPU cpu: Int, in session: Session) -> UnknownName? {
    if (0..<session.cpuCount).contains(cpu) { return nil }
    let last = session.cpuCount - 1
    let range = last == 0 ? "CPU 0" : "CPUs 0 to \(last)"
    return UnknownName(message: "there is no CPU \(cpu); this model has \(range)")
  }

  /// All names by which a variable of `cpu` can be called: alone, with its function, or announced by a lookup.
  private func variableNames(of cpu: Int, in session: Session) -> [String] {
    var names = Self.observations
    for number in session.functions(of: cpu) {
      let procedure = session.program.procedures[number]
      for variable in procedure.frame.variables where variable.fields.isEmpty {
        names += [variable.local.name, procedure.name + "." + variable.local.name]
      }
    }
    return names
  }

  private static func swapMapName(_ reading: KernelReading, _ file: Word, _ offset: Word) -> String {
    "swap_map[\(file):\(reading.offsetText(offset))]"
  }

  // MARK: At a moment

  /// What `name` stands for now; nil when it stands for nothing yet or any more.
  func find(_ name: DemoName, in session: Session) -> Found? {
    switch name {
    case .word(let text): return (try? index.find(text).get()).map { found($0, in: session) }
    case .swapMap(let file, let offset):
      guard let reading = session.reading else { return nil }
      return (try? index.find(Self.swapMapName(reading, file, offset)).get()).map { found($0, in: session) }
    case .slot(let file, let offset):
      return session.reading?.spaces.first { $0.swapFile == file }.flatMap { slot(offset, of: $0) }
    case .fileSlot(let file, let index): return space(ofFile: file, in: session).flatMap { slot(index, of: $0) }
    case .variable(let cpu, let text): return variable(text, of: cpu, in: session)
    }
  }

  private func found(_ address: Address, in session: Session) -> Found {
    let word = session.view.word(address)
    return Found(word: word, text: session.map.field(at: address)?.format.text(word) ?? "\(word)", address: address)
  }

  /// The address space of a file that is no swap file.
  private func space(ofFile file: Word, in session: Session) -> KernelReading.Space? {
    let spaces = session.reading?.spaces.filter { $0.swapFile == nil } ?? []
    return file < Word(spaces.count) ? spaces[Int(file)] : nil
  }

  /// The slot of the lowest node that covers the offset.
  private func slot(_ offset: Word, of space: KernelReading.Space) -> Found? {
    let covering = space.nodes.filter { node in
      node.firstIndex <= offset && (offset - node.firstIndex) >> Word(node.shift) < Word(node.slots.count)
    }
    guard let node = covering.min(by: { $0.shift < $1.shift }) else {
      // Without nodes the head itself is the entry of offset 0.
      if offset == 0, space.nodes.isEmpty {
        return Found(word: space.head.word, text: space.head.text, address: space.head.address)
      }
      return Found(word: 0, text: "NULL", address: nil)
    }
    let value = node.slots[Int((offset - node.firstIndex) >> Word(node.shift))]
    return Found(word: value.word, text: value.text, address: value.address)
  }

  /// The function, if one is named, and the variable of `find_subpage.index`.
  static func parts(ofVariable text: String) -> (function: String?, name: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : (nil, text)
  }

  /// The innermost variable of that name, last words left out; else what the lookup announced.
  private func variable(_ text: String, of cpu: Int, in session: Session) -> Found? {
    let (function, name) = Self.parts(ofVariable: text)
    for frame in session.frames(of: cpu).reversed() {
      if let function, frame.procedure.name != function { continue }
      if function == nil, frame.number == session.program.lastWords { continue }
      for variable in frame.procedure.frame.variables where variable.local.name == name && variable.fields.isEmpty {
        let word = frame.value(of: variable.local)
        return Found(word: word, text: variable.format.text(word), address: nil)
      }
    }
    guard function == nil, let observation = session.observation(name, of: cpu) else { return nil }
    return Found(word: observation.value, text: observation.text, address: nil)
  }
}
