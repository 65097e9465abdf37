/// Moves as searches count them: a CPU, and the number of what it picks.
extension Machine {
  /// Whether `cpu` can go on.
  @inline(__always)
  public func canRun(_ cpu: Int) -> Bool { view.canRun(cpu) }

  /// How many moves of `cpu` are possible now: none, one, or one for each value of the choice before which it stands.
  public func alternatives(of cpu: Int) -> Int {
    guard view.canRun(cpu) else { return 0 }
    let code = compiled.code + (view.position(of: cpu) ?? 0)
    return code.pointee.kind == .choose ? Int(code.pointee.listCount) : 1
  }

  /// One step of `cpu`, which must be possible; at a choice it picks value number `alternative`.
  public func advance(_ cpu: Int, alternative: Int) -> Outcome { advance(cpu, choosing: value(cpu, alternative)) }

  /// The move that ``advance(_:alternative:)`` would make.
  public func move(of cpu: Int, alternative: Int) -> Move {
    let isChoice = view.position(of: cpu).map { compiled.code[$0].kind == .choose } ?? false
    return Move(cpu: cpu, isChoice ? .choose(value(cpu, alternative)) : .step)
  }

  private func value(_ cpu: Int, _ alternative: Int) -> Word {
    guard let pc = view.position(of: cpu), compiled.code[pc].kind == .choose else { return 0 }
    return compiled.values[Int(compiled.code[pc].listStart) &+ alternative]
  }
}
