import PageCacheModel
import RaceExplorer

extension LineCursor {
  /// What follows `explore`: `broken vm-bug "index > offset" in 588 states with offset=any`.
  mutating func exploration() throws(Complaint) -> Statement.Kind {
    let example = "'safe' or 'broken' belongs here"
    guard let word = word() else { throw Complaint(here, example) }
    guard let judgement = Judgement(rawValue: word.value), judgement != .unknown else {
      throw Complaint(word.span, example, suggesting: Spelling.closest(to: word.value, among: ["safe", "broken"]))
    }
    let (kind, detail) = judgement == .broken ? try violation(before: ["in", "with"]) : (nil, nil)
    var states: Int?
    if takeWord("in") {
      states = try number("how many states", in: 1...DemoQuestion.maximumStates).value
      guard takeWord("states") || takeWord("state") else { throw Complaint(here, "'states' belongs here") }
    }
    let settings = takeWord("with") ? try self.settings() : []
    return .explore(ExplorationClaim(judgement: judgement, kind: kind, detail: detail, states: states), settings)
  }

  /// What follows `counterexample`: `shortest vm-bug "index > offset"`.
  mutating func counterexample() throws(Complaint) -> Statement.Kind {
    let merits = CounterexampleWish.Merit.allCases.map(\.rawValue)
    let example = "'shortest' or 'fewest-switches' belongs here"
    guard let word = word() else { throw Complaint(here, example) }
    guard let merit = CounterexampleWish.Merit(rawValue: word.value) else {
      throw Complaint(word.span, example, suggesting: Spelling.closest(to: word.value, among: merits))
    }
    let (kind, detail) = try violation(before: [])
    return .counterexample(CounterexampleWish(merit: merit, kind: kind, detail: detail))
  }

  /// A check and what it says, both if they are there: `vm-bug "index > offset"`.
  mutating func violation(before others: [String]) throws(Complaint) -> (kind: Spanned<String>?, detail: String?) {
    var ahead = self
    var kind: Spanned<String>?
    if let word = ahead.word(), !others.contains(word.value) {
      self = ahead
      kind = word
    }
    return (kind, peek == "\"" ? try string("what is broken").value : nil)
  }

  /// Takes the whole word `text` if it stands here.
  mutating func takeWord(_ text: String) -> Bool {
    var ahead = self
    guard ahead.word()?.value == text else { return false }
    self = ahead
    return true
  }
}
