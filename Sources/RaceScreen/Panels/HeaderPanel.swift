import PageCacheModel
import RaceMachine
import RaceSession

/// What am I looking at, at which step, is it broken and by which check.
struct HeaderPanel {
  let moment: Moment

  func draw(in canvas: inout Canvas) {
    let gap = moment.room == .small ? 2 : 3
    // The badge has a place of its own, so that nothing moves when something breaks.
    let reserved = moment.room == .small ? 26 : 34
    var right = moment.options.caption.map(chapter) ?? position
    let isDemo = moment.options.caption?.title.isEmpty == false
    let names = isDemo ? demoTitle.width : title(gap: gap, upTo: 0).width
    // In a demo the bar below tells the chapter as well, so the badge takes its place where both are too long.
    let isCrowded = names + right.width + 2 * gap + badge(space: 0, isWhole: true).width > canvas.width
    let takesPlace = moment.options.caption != nil && (moment.room == .small || isCrowded)
    let taken = takesPlace ? 0 : right.width + gap
    let badge = badge(space: max(reserved, canvas.width - names - taken - gap))
    if moment.options.caption == nil, names + right.width + max(reserved, badge.width) + 2 * gap <= canvas.width {
      right += StyledText(String(repeating: " ", count: max(gap, reserved + gap - badge.width))) + badge
    } else if !badge.isEmpty {
      right = takesPlace ? badge : .joined([right, badge], gap: gap)
    }
    let left = isDemo ? demoTitle : title(gap: gap, upTo: canvas.width - right.width - 3)
    canvas.put(left, x: 0, y: 0, width: max(0, canvas.width - right.width - 2))
    canvas.put(right, x: canvas.width - right.width, y: 0)
  }

  private var demoTitle: StyledText { StyledText(moment.options.caption?.title ?? "", .strong) }

  private func title(gap: Int, upTo width: Int) -> StyledText {
    guard let model = moment.session.kernelModel else { return StyledText(moment.session.model.title, .strong) }
    let names =
      StyledText(model.scenario.id, .strong) + StyledText(moment.room == .small ? " under " : "   under ", .muted)
      + StyledText(model.proposal.id, .strong)
    var parts = [names]
    // What goes first when there is no room stands last.
    for part in settings(model) {
      guard StyledText.joined(parts + [part], gap: gap).width <= width else { break }
      parts.append(part)
    }
    return .joined(parts, gap: gap)
  }

  private func settings(_ model: KernelModel) -> [StyledText] {
    let geometry = moment.reading?.geometry.name ?? ""
    // What differs from the defaults is worth more than what is usual.
    var texts = zip(model.scenario.parameters, model.settings.values)
      .filter { $1.value != $0.defaultValue && $1.name != "geometry" }.map { "\($1.name) \($1.value)" }
    texts += [moment.room == .large ? "\(geometry) geometry" : geometry, "sc"]
    return texts.map { StyledText($0, .muted) }
  }

  private var position: StyledText {
    let session = moment.session
    let isSmall = moment.room == .small
    let step =
      StyledText("step ", .muted) + StyledText("\(session.position)", .strong)
      + StyledText((isSmall ? "/" : " of ") + "\(session.length)", .muted)
    return isSmall ? step : .joined([step, StyledText(moment.options.playing, .muted)], gap: 3)
  }

  private func chapter(_ caption: Caption) -> StyledText {
    guard caption.chapters.indices.contains(caption.chapter) else { return position }
    return StyledText("chapter ", .muted) + StyledText("\(caption.chapter + 1)", .strong)
      + StyledText(" of \(caption.chapters.count)   ", .muted)
      + StyledText(caption.chapters[caption.chapter], .strong)
  }

  /// The check that fired first, in its own words; not cut if it must be whole.
  private func badge(space: Int, isWhole: Bool = false) -> StyledText {
    guard let found = moment.verdict.first else { return StyledText() }
    let kind = Self.name(of: found.violation)
    let detail = found.violation.detail
    let full = "\(Glyphs.wrong) \(kind)  \(detail)"
    let text = CellWidth.of(full) + 2 <= space ? full : "\(Glyphs.wrong) \(detail.isEmpty ? kind : detail)"
    return .block(isWhole ? text : CellWidth.cut(text, to: max(8, space - 2)), .wrong)
  }

  static func name(of violation: Violation) -> String {
    switch violation.kind {
    case "vm-bug": "VM_BUG"
    case let kind: String(kind.map { $0 == "-" ? " " : $0 })
    }
  }
}
