import RaceMachine
import RaceSession

/// A value of the screen is selected, and the rows above the footer tell its story.
///
/// Keys go from value to value, and along the way to the steps that touched the selected one. CPUs can be stepped
/// meanwhile.
struct InspectBar: Cover {
  /// The word whose value is selected.
  private(set) var address: Address
  /// Where on the screen it was selected: its value may stand in several places.
  private(set) var place: Position

  /// Begins at a value that is wrong, else at the one that the last step touched, else at the first one; nil on a screen
  /// without values.
  init?(_ run: RunPage, width: Int, height: Int) {
    let cells = run.valueCells(width: width, height: height)
    let moment = Moment(run.session, run.options, room: .small)
    let touched = run.session.touchedWords.map(\.address)
    let cell =
      cells.first { moment.mark($0.address).style == .wrong }
      ?? touched.lazy.compactMap { word in cells.first { $0.address == word } }.first ?? cells.first
    guard let cell else { return nil }
    self.init(cell)
  }

  /// Begins at a value.
  init(_ cell: ValueCell) {
    address = cell.address
    place = cell.rect.origin
  }

  var context: KeyContext { .inspecting }
  var isBar: Bool { true }
  var barRows: Int { 3 }
  var selectedValue: Address? { address }

  func draw(in canvas: inout Canvas, over beneath: Interface) {
    canvas.fill()
    guard let run = beneath.run else { return }
    ValueStory(address, in: run.session, run.options).draw(in: &canvas)
  }

  func obstacle(to command: Command, over beneath: Interface) -> String? {
    switch command {
    case .access(let direction):
      guard let session = beneath.run?.session, Self.step(direction, address, session) == nil else { return nil }
      return direction < 0
        ? "no earlier step touches this value" : "no later step of the known way touches this value"
    case .choose:
      return beneath.run?.session.touches(of: address).isEmpty == true ? "no step touches this value" : nil
    case .step: return beneath.obstacleOnPage(to: command)
    default: return nil
    }
  }

  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest] {
    guard let run = beneath.run else { return [.close] }
    switch command {
    case .inspect: return [.close]
    case .move(let distance): go(dx: 0, dy: distance, run, beneath)
    case .column(let distance): go(dx: distance, dy: 0, run, beneath)
    case .access(let direction):
      return Self.step(direction, address, run.session).map { [.act(.goTo($0))] } ?? []
    case .breakpoint:
      let stop = StopPoint.watchpoint(run.session.map.name(of: address), .write)
      return [.act(run.session.stops.contains(stop) ? .removeStop(stop) : .addStop(stop))]
    case .choose: return [.cover(EventsPage(run.session, touching: address))]
    case .step(let cpu):
      // A CPU that must choose asks above the footer, where this bar lies.
      if case .choosing = run.session.status(of: cpu) { return [.close, .perform(command)] }
      return [.act(.step(cpu: cpu))]
    default: break
    }
    return []
  }

  mutating func clickBeneath(at position: Position, over beneath: Interface) -> [CoverRequest] {
    guard let run = beneath.run else { return [] }
    let cells = run.valueCells(width: beneath.width, height: beneath.height)
    guard let cell = cells.first(where: { $0.rect.contains(position) }) else { return [.close] }
    self = InspectBar(cell)
    return []
  }

  private mutating func go(dx: Int, dy: Int, _ run: RunPage, _ beneath: Interface) {
    let top = beneath.place(of: self).y
    let cells = run.valueCells(width: beneath.width, height: beneath.height).filter { $0.rect.y < top }
    let current = cells.filter { $0.address == address }.min { $0.distance(to: place) < $1.distance(to: place) }
    guard let cell = cells.nearest(to: current?.rect ?? Rect(x: place.x, y: place.y, width: 1, height: 1), dx, dy)
    else { return }
    self = InspectBar(cell)
  }

  /// The nearest step before or after this moment that touches a word.
  private static func step(_ direction: Int, _ address: Address, _ session: Session) -> Int? {
    let steps = session.touches(of: address).map(\.step)
    return direction < 0 ? steps.last { $0 < session.position } : steps.first { $0 > session.position }
  }
}
