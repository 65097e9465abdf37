import PageCacheModel
import RaceMachine
import RaceSession

/// What has just happened, in one or two plain sentences made from the run itself.
struct Sentences {
  let moment: Moment

  private var session: Session { moment.session }

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
    return StepSentences(moment: moment, event: event).sentences
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
    guard let offset = lookup.offset else { return nil }
    guard let index = lookup.terms.first(where: \.isWrong)?.observation, let address = index.address else {
      guard let found = lookup.found, let wanted = lookup.wanted else { return nil }
      return [
        "Slot \(offset.text) stands for page \(Numbers.frame(wanted)); CPU \(lookup.cpu) got \(Numbers.frame(found))."
      ]
    }
    let sources = DerivationSources(moment: moment, reading: reading)
    let field = session.map.field(at: address)?.name ?? "field"
    if let write = session.provenance(of: address, before: index.step - 1), write.cpu != lookup.cpu {
      result.append(
        write.new == 0
          ? "CPU \(write.cpu) cleared \(field) before CPU \(lookup.cpu) read it."
          : "CPU \(write.cpu) changed \(field) before CPU \(lookup.cpu) read it.")
    } else if field == "index", let write = sources.flagWrite(before: index.step), write.cpu != lookup.cpu {
      result.append("CPU \(write.cpu) cleared the flag, so CPU \(lookup.cpu) took index for the slot.")
    } else if field == "index" {
      result.append("CPU \(lookup.cpu) took index for the slot.")
    }
    if let slot = lookup.slot, slot.step > 0 {
      result.append("Slot \(offset.text) still named the page at \(slot.step): the recheck passed.")
    }
    return result.isEmpty ? nil : result
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
