import PageRaceEngine

extension TraceReport: Encodable {
  private enum Keys: String, CodingKey { case version, model, steps, verdict }

  private struct ModelPart: Encodable {
    let scenario, proposal, memoryModel: String
    let version: Int
    let parameters: [String: String]
  }

  private struct StepPart: Encodable {
    let step, cpu: Int
    let procedure, line: String
    let choice: String?
    let result: String?
    let access: AccessPart?
    let notes: [String]
    let violations: [ViolationPart]?
  }

  /// Old and new are hexadecimal strings, since not every reader of JSON keeps 64 bits.
  private struct AccessPart: Encodable {
    let kind: String
    let address: Int
    let name, old, new: String
  }

  private struct ViolationPart: Encodable {
    let kind, detail: String
    var step: Int?
  }

  private struct VerdictPart: Encodable {
    let outcome: String
    let violation: ViolationPart?
  }

  func encode(to encoder: any Encoder) throws {
    var document = encoder.container(keyedBy: Keys.self)
    try document.encode(1, forKey: .version)
    try document.encode(
      ModelPart(
        scenario: model.scenario.id, proposal: model.proposal.id, memoryModel: "sc", version: model.version,
        parameters: Dictionary(uniqueKeysWithValues: model.settings.values.map { ($0.name, $0.value) })),
      forKey: .model)
    try document.encode(events.enumerated().map { part($0 + 1, $1) }, forKey: .steps)
    let finished = (0..<machine.cpuCount).allSatisfy { machine.view.status(of: $0) == .finished }
    let violation = firstViolation.map { ViolationPart(kind: $0.0.kind, detail: $0.0.detail, step: $0.step) }
    try document.encode(
      VerdictPart(
        outcome: violation != nil ? "broken" : finished ? "finished" : "unfinished", violation: violation),
      forKey: .verdict)
  }

  private func part(_ number: Int, _ event: StepEvent) -> StepPart {
    let first = linesThatRan(event).first
    let line = first.map { model.program.lines[$0.line] }
    var choice: String?
    if case .choose(let value) = event.move.action { choice = String(value) }
    let result = first?.result ?? ""
    return StepPart(
      step: number, cpu: event.move.cpu, procedure: line.map { model.program.procedures[$0.procedure].name } ?? "",
      line: line?.name ?? "", choice: choice, result: result.isEmpty ? nil : result,
      access: event.access.map {
        AccessPart(
          kind: "\($0.kind)", address: $0.address.index, name: model.map.name(of: $0.address), old: Self.hex($0.old),
          new: Self.hex($0.new))
      },
      notes: event.notes.map(text(of:)),
      violations: event.violations.isEmpty
        ? nil : event.violations.map { ViolationPart(kind: $0.kind, detail: $0.detail, step: nil) })
  }

  private func text(of note: StepEvent.Note) -> String {
    switch note {
    case .took(let lock, let address): "took \(lock.name) \(model.map.name(of: address))"
    case .gave(let lock, let address): "gave back \(lock.name) \(model.map.name(of: address))"
    case .changed(let address, let old, let new):
      "\(model.map.name(of: address)): \(Self.hex(old)) → \(Self.hex(new))"
    case .observed(let name, _, let text): "\(name) = \(text)"
    case .said(let text): text
    }
  }

  private static func hex(_ word: Word) -> String { "0x" + String(word, radix: 16) }
}
