import RaceMachine

/// Runs a model of one step, which may break a rule.
enum Defect {
  static let word = Region(0, "word")
  static let other = Region(1, "other")
  static let ghost = Region(2, "ghost", .ghost)
  static let guarded = Region(3, "guarded", .guarded)
  static let fixed = Region(4, "fixed", .immutable)
  static let wordAddress = Address(1)
  static let otherAddress = Address(2)
  static let ghostAddress = Address(3)
  static let guardedAddress = Address(4)
  static let fixedAddress = Address(5)

  /// One step that reads a word and then does `body`.
  static func run(
    accessing place: Place = Place(word, wordAddress), touching besides: RegionSet = [],
    because reason: Composite? = nil, _ body: @escaping @Sendable (inout StepContext) -> Void = { _ in }
  ) {
    run(
      Procedure("defect") {
        Load("read", place) { context, _ in
          body(&context)
          return .next
        }.touching(besides, because: reason)
      })
  }

  /// The first steps of `procedure`, alone.
  static func run(_ procedure: Procedure, steps: Int = 1) {
    let machine = Machine(toy([procedure], tasks: [procedure.name, procedure.name]))
    for _ in 0..<steps { machine.advance(Move(cpu: 0)) }
  }

  /// A set-up that runs a procedure.
  static func prepare(@ProcedureBuilder _ elements: () -> [Procedure.Element]) {
    var toy = toy([Procedure("prepare", Frame(), elements)], tasks: [])
    toy.preparation = { $0.run("prepare") }
    _ = Machine(toy)
  }

  private static func toy(_ procedures: [Procedure], tasks: [String]) -> Toy {
    var words = Words()
    for region in [word, other, ghost, guarded, fixed] { _ = words.place(region.name, region) }
    return Toy(
      title: "defect", map: words.map, program: Program(procedures),
      tasks: tasks.map { RaceTask($0, symmetryClass: 0) },
      registers: [Field("armed", ghost), Field("own", ghost)])
  }
}
