/// What a CPU does next.
extension CostSimulation {
  /// Begins an operation: a page that is owed goes back first; else the mix decides.
  func begin(_ cpu: Int, at time: Int64) {
    let state = cpus + cpu
    var number = state.pointee.random.below(operations.plan.spaces * operations.plan.pages)
    var operation = SwapOperation.lookup
    if state.pointee.owed >= 0 {
      (operation, number) = (.insertion, state.pointee.owed)
      state.pointee.owed = -1
    } else if state.pointee.random.happens(Int(load.mix * 10_000)), let page = pages.take(from: number) {
      let isReclaim = state.pointee.random.happens(Int(parameters.reclaimShare * 10_000))
      (operation, number) = (isReclaim ? .reclaim : .exit, page)
      state.pointee.owed = page
    }
    let (space, page) = (number / operations.plan.pages, number % operations.plan.pages)
    for (shape, place) in operations.plan.shapes.enumerated() {
      places[cpu * shapeCount + shape] = Int32(operations.plan.line(place, space: space, page: page))
    }
    (state.pointee.operation, state.pointee.step) = (operation, 0)
    (state.pointee.space, state.pointee.page, state.pointee.begin) = (space, page, time)
    tally.pass(to: time)
    tally.start(operation.kind)
  }

  /// The operation has returned; other work follows. Returns when that is done.
  func finish(_ cpu: Int, at time: Int64) -> Int64 {
    let state = cpus + cpu
    guard let operation = state.pointee.operation else { return time }
    tally.pass(to: time)
    tally.finish(operation.kind, after: time - state.pointee.begin)
    state.pointee.operation = nil
    return time + state.pointee.random.around(costs.work)
  }
}
