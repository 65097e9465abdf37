/// The page that a lookup has made, as a sum, and whether it is the right one.
struct LaneSum {
  private let sum: String
  private let lookup: Lookup

  /// The sum of the lookup of `cpu`; nil while it has not come to a page, or when nothing is computed.
  init?(_ moment: Moment, _ cpu: Int) {
    guard let reading = moment.reading, let lookup = moment.lookups.first(where: { $0.cpu == cpu }),
      let found = lookup.found, !lookup.terms.isEmpty
    else { return nil }
    let sources = DerivationSources(moment: moment, reading: reading)
    var sum = ""
    for term in lookup.terms {
      guard let text = sources.text(term) else { return nil }
      sum += (term.sign.isEmpty ? "" : " \(term.sign) ") + text
    }
    self.sum = "\(sum) = \(Numbers.frame(found))"
    self.lookup = lookup
  }

  var lines: [StyledText] {
    guard lookup.isWrong, let wanted = lookup.wanted else {
      let isRight = lookup.hasFound && lookup.found == lookup.wanted
      return [StyledText(sum, .strong) + StyledText(isRight ? "  \(Glyphs.safe) right" : "", .muted)]
    }
    let words = "\(Glyphs.wrong) \(Numbers.distance(lookup.distance, withMemory: false))"
    return [
      StyledText(sum, .strong),
      StyledText(words, .wrongText) + StyledText(", wanted ", .muted) + StyledText(Numbers.frame(wanted)),
    ]
  }
}
