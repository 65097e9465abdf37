import RaceMachine
import SeededNumbers

/// Toys that nobody thought of.
extension GraphToy {
  /// A few CPUs, most of them identical, that wander among steps on two words and a lock. The same for the same seed.
  static func random(seed: UInt64) -> GraphToy {
    var random = SplitMix64(seed: seed)
    let kinds = ["a", "a", "a", "b", "b", "c"]
    let calls = (0..<Int.random(in: 2...3, using: &random)).map { _ in kinds.randomElement(using: &random) ?? "a" }
    let bodies = (0..<3).map { _ in steps(&random) }
    return GraphToy("seed \(seed)", calls) {
      Procedure("a", Frame()) { bodies[0] }
      Procedure("b", Frame()) { bodies[1] }
      Procedure("c", Frame()) { bodies[2] }
    }
  }

  private static func steps(_ random: inout SplitMix64) -> [Procedure.Element] {
    let count = Int.random(in: 1...4, using: &random)
    return (0..<count).flatMap { step($0, of: count, &random) }
  }

  /// Where to go: mostly to some step, now and then out, seldom wrong.
  private enum Exit {
    case step(Int)
    case end
    case wrong

    init(of count: Int, _ random: inout SplitMix64) {
      switch Int.random(in: 0..<24, using: &random) {
      case 0: self = .wrong
      case 1...2: self = .end
      default: self = .step(Int.random(in: 0..<count, using: &random))
      }
    }

    func leave(_ context: inout StepContext) -> Flow {
      switch self {
      case .step(let number): return .go(Label("\(number)"))
      case .end: return .back(0)
      case .wrong:
        context.violate(broken("wrong"))
        return .back(0)
      }
    }
  }

  private static func step(_ number: Int, of count: Int, _ random: inout SplitMix64) -> [Procedure.Element] {
    let place = Bool.random(using: &random) ? first : second
    let value = Word.random(in: 0...1, using: &random)
    let (yes, no) = (Exit(of: count, &random), Exit(of: count, &random))
    let body: Body = { context, seen in seen == value ? yes.leave(&context) : no.leave(&context) }
    let here = At(Label("\(number)")).element
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return [here, Store("store", place, .constant(value)) { context, _ in yes.leave(&context) }.element]
    case 1: return [here, Choose("choose", "way", [0, 1], .decimal, then: body).element]
    case 2:
      let exchange = CompareExchange(
        "exchange", place, expected: .constant(value), new: .constant(1 - value), then: body)
      return [here, exchange.element]
    case 3:
      return [
        here, Lock("lock", lock, held).element, Load("load", place) { _, _ in .next }.element,
        Unlock("unlock", lock, held) { context, _ in yes.leave(&context) }.element,
      ]
    default: return [here, Load("load", place, then: body).element]
    }
  }
}
