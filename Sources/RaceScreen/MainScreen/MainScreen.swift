import RaceMachine
import RaceSession

/// The screen on which a run is watched and stepped: code, tree, pages, arithmetic and time line of one moment.
///
/// A pure function of the session and the options: no clock, no terminal. Draw into a canvas of any size:
///
/// ```swift
/// var canvas = Canvas(width: 120, height: 40)
/// MainScreen(session: session, options: options).draw(in: &canvas)
/// print(canvas.ansi())
/// ```
public struct MainScreen {
  let session: Session
  let options: MainScreenOptions

  /// The screen of `session` as it stands now.
  public init(session: Session, options: MainScreenOptions = MainScreenOptions()) {
    self.session = session
    self.options = options
  }

  private func layout(width: Int, height: Int) -> MainLayout? {
    MainLayout(
      width: width, height: height, isKernelGeometry: (session.reading?.geometry.chunkShift ?? 0) > 2,
      hasCaption: options.caption != nil, cpuCount: session.cpuCount)
  }

  /// Draws over whatever the canvas holds.
  public func draw(in canvas: inout Canvas) {
    canvas.fill()
    guard let layout = layout(width: canvas.width, height: canvas.height) else { return TooSmall().draw(in: &canvas) }
    if options.selectedValue != nil { canvas.keepAnchors() }
    let moment = Moment(session, options, room: layout.room)
    if options.isLarge {
      LargeScreen(moment: moment).draw(in: &canvas)
    } else {
      drawPanels(layout, moment, in: &canvas)
    }
    for cell in ValueCell.all(in: canvas) where cell.address == options.selectedValue { canvas.select(cell.rect) }
  }

  private func drawPanels(_ layout: MainLayout, _ moment: Moment, in canvas: inout Canvas) {
    for (panel, rect) in places(layout, moment) {
      canvas.region(rect) { draw(panel, moment, layout, in: &$0) }
      if panel == options.focus { select(panel, rect, moment, in: &canvas) }
    }
    canvas.region(layout.header) { HeaderPanel(moment: moment).draw(in: &$0) }
    canvas.region(layout.others) { OtherCPUs(moment: moment).draw(in: &$0) }
    if let caption = options.caption, let rect = layout.caption {
      canvas.region(rect) { CaptionPanel(caption: caption).draw(in: &$0) }
    }
    if let message = options.message {
      canvas.put(message, x: layout.message.x, y: layout.message.y, .strong, width: layout.message.width)
    }
    canvas.region(layout.footer) {
      FooterPanel(hints: options.hints, gap: layout.room == .small ? 2 : 3).draw(in: &$0)
    }
  }

  private func draw(_ panel: Panel, _ moment: Moment, _ layout: MainLayout, in canvas: inout Canvas) {
    let rows = layout.titleRows
    switch panel {
    case .cpu(let cpu): CPUPanel(moment: moment, cpu: cpu, titleRows: rows).draw(in: &canvas)
    case .tree: TreePanel(moment: moment, titleRows: rows).draw(in: &canvas)
    case .pages: PagesPanel(moment: moment, titleRows: rows).draw(in: &canvas)
    case .swap: SwapPanel(moment: moment, titleRows: rows).draw(in: &canvas)
    case .locks: LocksPanel(moment: moment, titleRows: rows).draw(in: &canvas)
    case .pageTable: PageTablePanel(moment: moment, titleRows: rows).draw(in: &canvas)
    case .derivation:
      if let index = moment.rmapIndex {
        RmapPanel(moment: moment, index: index, titleRows: rows).draw(in: &canvas)
      } else {
        DerivationPanel(moment: moment, titleRows: rows).draw(in: &canvas)
      }
    case .schedule: SchedulePanel(moment: moment, titleRows: layout.room == .small ? 0 : rows).draw(in: &canvas)
    }
  }

  /// Marks the title of the panel that the keys act on.
  private func select(_ panel: Panel, _ rect: Rect, _ moment: Moment, in canvas: inout Canvas) {
    let title =
      switch panel {
      case .cpu(let cpu): "* CPU \(cpu)"
      case .tree: "i_pages"
      case .pages: "pages"
      case .swap: "swap map"
      case .locks: "locks"
      case .pageTable: "page table"
      case .derivation: moment.rmapIndex == nil ? "derivation" : "rmap"
      // Where the time line has no title, its first tag stands for it.
      case .schedule: moment.room == .small ? "*0" : "schedule"
      }
    canvas.select(Rect(x: rect.x - 1, y: rect.y, width: CellWidth.of(title) + 2, height: 1))
  }

  private func places(_ layout: MainLayout, _ moment: Moment) -> [(Panel, Rect)] {
    let cpus = moment.shownCPUs
    var places: [(Panel, Rect)] = []
    if let first = cpus.first { places.append((.cpu(first), layout.left)) }
    if cpus.count > 1 { places.append((.cpu(cpus[1]), layout.right)) }
    guard session.reading != nil else { return places + (layout.schedule.map { [(.schedule, $0)] } ?? []) }
    places.append((.tree, layout.tree))
    let asked = options.focus == .pageTable && session.reading?.pageTable == nil ? nil : options.focus
    if let (swap, locks) = layout.below {
      places += [(.pages, layout.pages), (asked == .pageTable ? .pageTable : .swap, swap), (.locks, locks)]
    } else if asked == .swap || asked == .locks || asked == .pageTable, let asked {
      places.append((asked, layout.pages))
    } else {
      places.append((moment.needsSwapMap ? .swap : .pages, layout.pages))
    }
    places.append((.derivation, layout.derivation))
    if let schedule = layout.schedule { places.append((.schedule, schedule)) }
    return places
  }

  /// The panels on a canvas of this size and where they lie, in reading order: for the mouse, and for a key that goes
  /// from one to the next. Empty when the canvas is too small.
  public func panels(width: Int, height: Int) -> [(panel: Panel, rect: Rect)] {
    guard !options.isLarge, let layout = layout(width: width, height: height) else { return [] }
    let moment = Moment(session, options, room: layout.room)
    return places(layout, moment).map { (panel: $0.0, rect: $0.1) }
  }

  /// Where values of words stand on a canvas of this size, row by row from the top.
  func valueCells(width: Int, height: Int) -> [ValueCell] {
    var canvas = Canvas(width: width, height: height)
    canvas.keepAnchors()
    draw(in: &canvas)
    return ValueCell.all(in: canvas).sorted { ($0.rect.y, $0.rect.x) < ($1.rect.y, $1.rect.x) }
  }

  /// Where header and panels lie, above what a demo says.
  func stage(width: Int, height: Int) -> Rect {
    guard let layout = layout(width: width, height: height) else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    let bottom = layout.caption?.y ?? layout.footer.y
    return Rect(x: layout.header.x, y: layout.header.y, width: layout.header.width, height: bottom - 1)
  }

  /// The two CPUs that are shown in full, in order of their numbers; one if there is only one.
  public var shownCPUs: [Int] { Moment.shown(session, options) }
}
