import PageCacheModel
import RaceMachine
import RaceSession

/// Where the numbers of a derivation come from, in words.
struct DerivationSources {
  let moment: Moment
  let reading: KernelReading

  private var lookup: Lookup? { moment.lookup }
  private var isSmall: Bool { moment.room == .small }

  /// The number of a term as it stands in the formula.
  func text(_ term: Lookup.Term) -> String? {
    guard let observation = term.observation else { return nil }
    let isPointer = ["page", "slot"].contains(observation.name)
    return isPointer ? Numbers.frame(reading.frameNumber(observation.value)) : observation.text
  }

  /// Whether the viewer's eye is led to a number of the lookup.
  func isPointed(_ observation: Observation) -> Bool {
    lookup.map { moment.points(at: observation, of: $0.cpu) } ?? false
  }

  /// The offset beside the slot; it is pointed at here where it is no number of the formula.
  func offset(_ offset: Observation) -> StyledText {
    let isTerm = lookup?.terms.contains { $0.observation?.name == "offset" } ?? false
    let mark = Mark(style: .muted, isHighlighted: !isTerm && isPointed(offset))
    return StyledText(value: offset.text, mark)
  }

  /// Up to two lines below a term's caption, as long as `width` allows.
  func lines(for term: Lookup.Term, width: Int) -> [StyledText] {
    guard let observation = term.observation else { return [] }
    switch observation.name {
    case "page", "slot":
      guard let slot = lookup?.slot, let offset = lookup?.offset, slot.value == observation.value else { return [] }
      let name = StyledText("slot ", .muted) + self.offset(offset)
      return [Self.reading(name, at: slot.step, width)]
    case "offset": return [StyledText("asked for", .muted)]
    case "subpage":
      guard let offset = lookup?.offset, let nr = lookup?.nr?.value else { return [] }
      return [StyledText("\(offset.text) AND \(nr &- 1)", .muted)]
    default: return field(observation, width)
    }
  }

  /// What was read at a step, in as many words as there is room for.
  private static func reading(_ name: StyledText, at step: Int, _ width: Int) -> StyledText {
    let long = name + StyledText(", read at \(step)", .muted)
    let short = name + StyledText(" at \(step)", .muted)
    return long.width <= width ? long : short.width <= width ? short : StyledText("read at \(step)", .muted)
  }

  /// A number that was read from a field of the page: which field, when, and who had written it.
  private func field(_ observation: Observation, _ width: Int) -> [StyledText] {
    guard let address = observation.address, observation.step > 0 else { return [] }
    // Some derivations use what they read earlier: then the step's own access is something else.
    guard let name = moment.session.map.field(at: address)?.name, ["private", "index"].contains(name) else { return [] }
    let owner = lookup?.head?.part == .head ? "head " : "page "
    var lines = [Self.reading(StyledText("\(isSmall ? "" : owner)\(name)", .muted), at: observation.step, width)]
    if let write = moment.session.provenance(of: address, before: observation.step - 1) {
      lines.append(
        .tag(write.cpu) + StyledText("\(isSmall ? "" : " wrote it") at \(write.step), was ", .muted)
          + StyledText(reading.value(address).formatted(write.old)))
    } else if name == "index", let write = flagWrite(before: observation.step) {
      lines.append(.tag(write.cpu) + StyledText(" cleared the flag\(isSmall ? "" : " at \(write.step)")", .muted))
    }
    return lines
  }

  /// Who cleared the swap-cache flag of the page before a step.
  func flagWrite(before step: Int) -> Provenance? {
    guard let flags = lookup?.head?.flags.address,
      let write = moment.session.provenance(of: flags, before: step - 1)
    else { return nil }
    return write.new < write.old ? write : nil
  }

  /// The same sum with the right number: `with 8: 0x48 − 8 + 10 = 0x4a`.
  var rightSum: StyledText? {
    guard let lookup, let wanted = lookup.wanted, let culprit = lookup.terms.first(where: \.isWrong),
      let right = culprit.right
    else { return nil }
    let number = reading.offsetText(right)
    var sum = ""
    for term in lookup.terms {
      if !term.sign.isEmpty { sum += " \(term.sign) " }
      sum += term.isWrong ? number : text(term) ?? ""
    }
    return StyledText("with \(number): ", .muted) + StyledText(sum + " = ", .muted) + StyledText(Numbers.frame(wanted))
  }

  /// Where the wanted page lies: `page 0x48 + 2`.
  var wantedPlace: String? {
    guard let wanted = lookup?.wanted, let head = lookup?.head, head.part == .head else { return nil }
    let distance = wanted - Int64(head.pfn)
    return distance >= 0 && distance < 1 << head.order ? "page \(Numbers.frame(Int64(head.pfn))) + \(distance)" : nil
  }
}
