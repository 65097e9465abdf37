import RaceMachine
import RaceSession

/// Where a value comes from and what becomes of it: who wrote it, when, over what, who has read it and who comes next.
struct ValueStory {
  private let address: Address
  private let session: Session
  private let moment: Moment
  private let touches: [Touch]

  init(_ address: Address, in session: Session, _ options: MainScreenOptions) {
    self.address = address
    self.session = session
    moment = Moment(session, options, room: .small)
    touches = session.touches(of: address)
  }

  func draw(in canvas: inout Canvas) {
    canvas.put(name, x: 0, y: 0, width: canvas.width)
    let path = session.map.name(of: address)
    if name.width + 3 + CellWidth.of(path) <= canvas.width {
      canvas.put(path, x: 0, y: 0, .muted, width: canvas.width, align: .right)
    }
    canvas.put(origin, x: 0, y: 1, width: canvas.width)
    canvas.put(.joined([readers, next], gap: 3), x: 0, y: 2, width: canvas.width)
  }

  /// The word and its value.
  var name: StyledText {
    let name = StyledText(Naming(moment: moment).long(address), .strong)
    let value = StyledText(text(session.view.word(address)), .strong)
    let holder = session.view.owner(of: address).map { StyledText("held by ", .muted) + .tag($0) }
    // The lock of a page is one of its flags.
    if session.map.name(of: address).hasSuffix(".flags") {
      return name + StyledText(" are ", .muted) + value
        + (holder.map { StyledText(", the page lock is ", .muted) + $0 } ?? "")
    }
    return name + StyledText(" is ", .muted) + (holder ?? value)
  }

  /// Who wrote it.
  var origin: StyledText {
    guard let write = session.provenance(of: address) else {
      return StyledText("nobody has written it: it is as it was at the beginning", .muted)
    }
    return .tag(write.cpu) + StyledText(" wrote it at \(write.step)", .text)
      + StyledText(", was ", .muted) + StyledText(text(write.old)) + StyledText("   \(code(write.line))", .muted)
  }

  /// Who has read it since it was written.
  var readers: StyledText {
    let written = session.provenance(of: address)?.step ?? 0
    let reads = touches.filter { !$0.isWrite && $0.step > written && $0.step <= session.position }
    guard !reads.isEmpty else { return StyledText("not read since", .muted) }
    var text = StyledText("read by ", .muted)
    for (index, cpu) in Set(reads.map(\.cpu)).sorted().enumerated() {
      let steps = reads.filter { $0.cpu == cpu }.map(\.step)
      let list = (steps.count > 3 ? "\(Glyphs.folded) " : "") + steps.suffix(3).map(String.init).joined(separator: " ")
      text += StyledText(index == 0 ? "" : ", ") + .tag(cpu) + StyledText(" at \(list)")
    }
    return text
  }

  /// Who touches it next: on the known way, else whoever is about to.
  var next: StyledText {
    if let touch = touches.first(where: { $0.step > session.position }) {
      return StyledText("next ", .muted) + .tag(touch.cpu)
        + StyledText(" \(touch.isWrite ? "writes" : "reads") it at \(touch.step)")
    }
    let planned = session.planned(for: address)
    guard !planned.isEmpty else { return StyledText() }
    return .joined(
      planned.map { .tag($0.cpu) + StyledText(" is about to \($0.kind.writes ? "write" : "read") it") }, gap: 2)
  }

  private func code(_ line: Int) -> String {
    let line = session.program.lines[line]
    return "\(line.name) in \(session.program.procedures[line.procedure].name)()"
  }

  private func text(_ word: Word) -> String {
    Naming.sentence((session.map.field(at: address)?.format ?? .decimal).text(word))
  }
}
