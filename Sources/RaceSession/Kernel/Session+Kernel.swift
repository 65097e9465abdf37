import PageCacheModel
import RaceMachine

extension Session {
  /// A session at the beginning of a scenario under a proposal.
  ///
  /// - Throws: when a name is unknown or a value is out of its domain, with what would be right.
  public convenience init(_ choice: KernelChoice) throws(ModelError) {
    self.init(try choice.model())
    kernel = choice
  }

  /// The kernel model that runs; nil when another kind of model does.
  public var kernelModel: KernelModel? { model as? KernelModel }

  /// The state as objects of the kernel; nil when another kind of model runs. Valid until the session moves.
  public var reading: KernelReading? { kernelModel.map { KernelReading($0, view) } }

  /// Makes `model` the one that runs, from its beginning.
  func begin(_ model: any Model) {
    self.model = model
    program = model.program
    map = model.map
    machine = Machine(model)
    history = History(openings: machine.openings)
    leftover = []
    revision += 1
    seenPosition = 0
    scheduleCache = (0, Schedule())
    resolveStops()
  }

  func open(_ choice: KernelChoice) -> Response {
    do { begin(try choice.model()) } catch { return .refused(error.description) }
    // Under another proposal ways may still fit; elsewhere they mean nothing.
    if !isSameStory(choice) { (keptWays, bookmarks) = ([], []) }
    kernel = choice
    return .moved(nil)
  }

  private func isSameStory(_ choice: KernelChoice) -> Bool {
    guard var now = kernel else { return false }
    now.proposal = choice.proposal
    return now == choice
  }

  func change(scenario id: String) -> Response {
    guard let kernel else { return .refused("this model has no scenarios") }
    return open(KernelChoice(scenario: id, proposal: kernel.proposal))
  }

  func change(_ name: String, to value: String) -> Response {
    guard var choice = kernel else { return .refused("this model has no parameters") }
    choice.settings.removeAll { $0.name == name }
    choice.settings.append(KernelChoice.Setting(name, value))
    return open(choice)
  }

  /// The same schedule under another proposal, as far as it fits. What does not fit is kept for the next proposal.
  func change(proposal id: String) -> Response {
    guard var choice = kernel else { return .refused("this model has no proposals") }
    if choice.proposal == id { return .nothing("the proposal is \(id) already") }
    let there = position
    let moves = zip(history.events, history.choices).map { (move: $0.move, choice: $1) } + leftover
    choice.proposal = id
    let answer = open(choice)
    guard answer.isDone else { return answer }
    var obstacle: String?
    for (move, name) in moves {
      do { try advance(move, choosing: name) } catch {
        obstacle = "under \(id) the schedule fits up to step \(position): \(error.reason)"
        break
      }
    }
    leftover = Array(moves[position...])
    seenPosition = position
    if position < there { return .moved(obstacle) }
    go(to: there)
    return .moved(nil)
  }
}
