import PageCacheModel
import RaceMachine
import RaceSession

/// What the last step did, in plain words: which word it read or wrote, where a value came from, whom it concerns.
struct StepSentences {
  let moment: Moment
  let event: StepEvent

  private var session: Session { moment.session }
  private var cpu: Int { event.move.cpu }
  private var who: String { "CPU \(cpu)" }

  var sentences: [String] {
    var result = [action, concern].compactMap { $0 }
    result += event.notes.compactMap(remark)
    if session.status(of: cpu) == .finished { result.append("\(who) has finished.") }
    return result
  }

  private var action: String? {
    for note in event.notes {
      if case .took(let lock, _) = note { return "\(who) took the \(lock.name)." }
      if case .gave(let lock, _) = note { return "\(who) gave the \(lock.name) back." }
    }
    guard let access = event.access else { return withoutAccess }
    let name = Naming(moment: moment).long(access.address)
    let field = session.map.field(at: access.address)
    let format = field?.format ?? .decimal
    func text(_ word: Word) -> String { Naming.sentence(format.text(word)) }
    if format.name == "flags" { return flags(access, name, format) }
    if field?.name == "_refcount", access.old != access.new { return references(access) }
    switch access.kind {
    case .load: return "\(who) read \(name): \(text(access.new))\(origin(access.address))."
    case .store: return "\(who) wrote \(name): \(text(access.new)), was \(text(access.old))."
    default:
      if access.old == access.new { return "\(who) tried to change \(name)." }
      return "\(who) changed \(name): \(text(access.old)) \(Glyphs.right) \(text(access.new))."
    }
  }

  private func references(_ access: StepEvent.Access) -> String {
    let change = Int64(bitPattern: access.new &- access.old)
    let what = change.magnitude == 1 ? "a reference" : "\(change.magnitude) references"
    let page = Naming(moment: moment).short(access.address)
    return
      "\(who) \(change > 0 ? "took" : "dropped") \(what) on page \(page): \(access.old) \(Glyphs.right) \(access.new)."
  }

  /// Of a page's flags only those that matter: what changed, or whether the page is in the swap cache.
  private func flags(_ access: StepEvent.Access, _ name: String, _ format: ValueFormat) -> String {
    let changed = access.old ^ access.new
    guard changed == 0 else {
      return "\(who) \(access.new & changed == 0 ? "cleared" : "set") \(format.text(changed)) in \(name)."
    }
    let mask = PageFlag.swapcache.mask
    let write = session.provenance(of: access.address, before: session.position - 1)
    let isNews = write.map { ($0.old ^ $0.new) & mask != 0 } ?? false
    let state = access.new & mask != 0 ? "set" : "clear"
    return "\(who) read \(name): swapcache is \(state)\(isNews ? origin(access.address) : "")."
  }

  /// Where the value that was read comes from, if another CPU wrote it.
  private func origin(_ address: Address) -> String {
    guard let write = session.provenance(of: address, before: session.position - 1), write.cpu != cpu else { return "" }
    return ", as CPU \(write.cpu) left it at \(write.step)"
  }

  /// Who has looked at the word that was just written, and who is about to.
  private var concern: String? {
    guard let access = event.access, access.kind == .store, access.old != access.new else { return nil }
    for other in 0..<session.cpuCount where other != cpu && session.status(of: other).canRun {
      let plan = session.view.plannedAccess(of: other)
      if plan?.address == access.address, plan?.kind == .load { return "CPU \(other) reads it next." }
    }
    let seen = moment.lookups.first { lookup in
      lookup.cpu != cpu && !lookup.isOver && lookup.slot?.address == access.address && lookup.slot?.value == access.old
    }
    return seen.flatMap { lookup in lookup.slot.map { "CPU \(lookup.cpu) had read it at \($0.step)." } }
  }

  private var withoutAccess: String? {
    switch AccessLetter.of(event, in: session.program) {
    case "(": "\(who) entered an RCU read section."
    case ")": "\(who) left its RCU read section."
    case "?": choice
    default: nil
    }
  }

  private var choice: String? {
    guard let offset = moment.lookups.first(where: { $0.cpu == cpu })?.offset else { return "\(who) chose." }
    return "\(who) looks up slot \(offset.text)."
  }

  private func remark(_ note: StepEvent.Note) -> String? {
    // A dump is a text of many lines.
    guard case .said(let text) = note, !text.contains("\n") else { return nil }
    let words = Naming.sentence(text)
    return words.prefix(1).uppercased() + words.dropFirst() + "."
  }
}
