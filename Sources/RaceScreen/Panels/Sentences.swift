import PageCacheModel
import RaceMachine
import RaceSession

/// What has just happened, in one or two plain sentences made from the run itself.
struct Sentences {
  let moment: Moment

  private var session: Session { moment.session }
  private var naming: Naming { Naming(moment: moment) }

  /// Whole sentences only, as many as fit; the first one always, cut if need be.
  func draw(in canvas: inout Canvas) {
    var lines: [String] = []
    for (number, sentence) in sentences.enumerated() {
      let text = ((lines.isEmpty ? [] : [lines.joined(separator: " ")]) + [sentence]).joined(separator: " ")
      let wrapped = CellWidth.wrap(text, width: canvas.width)
      if number > 0 && wrapped.count > canvas.height { break }
      lines = wrapped
    }
    for (y, line) in lines.prefix(canvas.height).enumerated() {
      let isCut = y == canvas.height - 1 && lines.count > canvas.height
      canvas.put(isCut ? CellWidth.cut(line + "  ", to: max(0, CellWidth.of(line))) : line, x: 0, y: y, .muted)
    }
  }

  var sentences: [String] {
    if let broken = broken { return broken }
    guard let event = session.lastEvent else { return beginning }
    var result = [access(event)].compactMap { $0 }
    result += event.notes.compactMap(remark)
    if let end = ending(event.move.cpu) { result.append(end) }
    return result
  }

  /// Before the first step: the story of the scenario.
  private var beginning: [String] {
    guard let summary = session.kernelModel?.scenario.summary else { return [] }
    return summary.split(separator: "\n").reduce(into: [""]) { parts, line in
      for word in line.split(separator: " ") {
        let isNew = parts[parts.count - 1].hasSuffix(".")
        if isNew {
          parts.append(String(word))
        } else {
          parts[parts.count - 1] += (parts[parts.count - 1].isEmpty ? "" : " ") + word
        }
      }
    }
  }

  // MARK: The break

  /// Why the derivation went wrong: which number was stale, and who had taken it away.
  private var broken: [String]? {
    guard let lookup = moment.lookup, lookup.isWrong, let reading = moment.reading else { return nil }
    var result: [String] = []
    guard let index = lookup.terms.first(where: \.isWrong)?.observation, let address = index.address,
      let offset = lookup.offset
    else { return nil }
    let sources = DerivationSources(moment: moment, reading: reading)
    let field = session.map.field(at: address)?.name ?? "field"
    if let write = session.provenance(of: address, before: index.step - 1), write.cpu != lookup.cpu {
      result.append(
        write.new == 0
          ? "CPU \(write.cpu) cleared \(field) before CPU \(lookup.cpu) read it."
          : "CPU \(write.cpu) changed \(field) before CPU \(lookup.cpu) read it.")
    } else if field == "index", let write = sources.flagWrite(before: index.step), write.cpu != lookup.cpu {
      result.append("CPU \(write.cpu) cleared the flag, so CPU \(lookup.cpu) took index for the slot.")
    }
    if let slot = lookup.slot, slot.step > 0 {
      result.append("Slot \(offset.text) still named the page at \(slot.step): the recheck passed.")
    }
    return result.isEmpty ? nil : result
  }

  // MARK: A step

  private func access(_ event: StepEvent) -> String? {
    let who = "CPU \(event.move.cpu)"
    for note in event.notes {
      if case .took(let lock, _) = note { return "\(who) took the \(lock.name)." }
      if case .gave(let lock, _) = note { return "\(who) gave the \(lock.name) back." }
    }
    guard let access = event.access else { return withoutAccess(event, who) }
    let name = naming.long(access.address)
    let format = session.map.field(at: access.address)?.format ?? .decimal
    func text(_ word: Word) -> String { Naming.sentence(format.text(word)) }
    if format.name == "flags" { return flags(access, event.move.cpu, name, format) }
    switch access.kind {
    case .load: return "\(who) read \(name): \(text(access.new))\(origin(access, event.move.cpu))."
    case .store: return "\(who) wrote \(name): \(text(access.new)), was \(text(access.old))."
    case .lock: return "\(who) took \(name)."
    case .unlock: return "\(who) gave \(name) back."
    default:
      if access.old == access.new { return "\(who) tried to change \(name)." }
      if format.name == ValueFormat.decimal.name {
        return "\(who) changed \(name): \(text(access.old)) \(Glyphs.right) \(text(access.new))."
      }
      return "\(who) changed \(name)."
    }
  }

  /// Of a page's flags only those that matter: what changed, or whether the page is in the swap cache.
  private func flags(_ access: StepEvent.Access, _ cpu: Int, _ name: String, _ format: ValueFormat) -> String {
    let changed = access.old ^ access.new
    guard changed != 0 else {
      let isSet = access.new & PageFlag.swapcache.mask != 0
      return "CPU \(cpu) read \(name): swapcache is \(isSet ? "set" : "clear")\(origin(access, cpu))."
    }
    return "CPU \(cpu) \(access.new & changed == 0 ? "cleared" : "set") \(format.text(changed)) in \(name)."
  }

  /// Where the value that was read comes from, if another CPU wrote it.
  private func origin(_ access: StepEvent.Access, _ cpu: Int) -> String {
    guard let write = session.provenance(of: access.address, before: session.position - 1), write.cpu != cpu else {
      return ""
    }
    return ", as CPU \(write.cpu) left it at \(write.step)"
  }

  private func withoutAccess(_ event: StepEvent, _ who: String) -> String? {
    switch AccessLetter.of(event, in: session.program) {
    case "(": "\(who) entered an RCU read section."
    case ")": "\(who) left its RCU read section."
    case "?": "\(who) chose."
    default: nil
    }
  }

  private func remark(_ note: StepEvent.Note) -> String? {
    // A dump is a text of many lines.
    guard case .said(let text) = note, !text.contains("\n") else { return nil }
    let words = Naming.sentence(text)
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  private func ending(_ cpu: Int) -> String? {
    session.status(of: cpu) == .finished ? "CPU \(cpu) has finished." : nil
  }
}

extension Naming {
  /// A value or remark inside a sentence: nodes by their number.
  static func sentence(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let range = rest.firstRange(of: "xa_node#") {
      result += rest[..<range.lowerBound] + "node "
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  /// Where `text` stands first.
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
