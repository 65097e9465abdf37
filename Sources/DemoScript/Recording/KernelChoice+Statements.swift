import PageCacheModel
import RaceSession

extension KernelChoice {
  /// The lines that begin an act in which this runs.
  var statements: [Statement.Kind] {
    let settings = lastSettings.map {
      Statement.Setting(name: Spanned(unplaced: $0.name), value: Spanned(unplaced: $0.value))
    }
    let proposal = Statement.Kind.proposal(Spanned(unplaced: proposal))
    guard let sketch else { return [.scenario(Spanned(unplaced: scenario), settings), proposal] }
    return sketch.statements + (settings.isEmpty ? [] : [.set(settings)]) + [proposal]
  }

  /// The settings that count: of each name the last one.
  private var lastSettings: [Setting] {
    settings.enumerated().filter { index, setting in
      !settings[(index + 1)...].contains { $0.name == setting.name }
    }.map(\.element)
  }
}

extension ScenarioSketch {
  /// The lines of a scenario of a script's own.
  fileprivate var statements: [Statement.Kind] {
    var lines: [Statement.Kind] = [.ownScenario(Spanned(unplaced: title))]
    if geometry.name != Geometry.teaching.name {
      let value = Spanned(unplaced: geometry.name)
      lines.append(.set([Statement.Setting(name: Spanned(unplaced: "geometry"), value: value)]))
    }
    lines += pages.map { .page($0.line(in: geometry)) }
    return lines + calls.enumerated().map { .cpu(Spanned(unplaced: $0), Spanned(unplaced: $1)) }
  }
}

extension SketchedPage {
  /// The line that puts it on the stage.
  fileprivate func line(in geometry: Geometry) -> Statement.Page {
    var traits: [Statement.PageTrait] = []
    if order == geometry.hugeOrder { traits.append(.huge) } else if order > 0 { traits.append(.order(order)) }
    switch place {
    case .nowhere: break
    case .swap(let slot): traits.append(.in(.swap, slot))
    case .swapOfTmpfs(let slot, let file): traits += [.in(.swap, slot), .of(.tmpfs, file)]
    case .file(let slot): traits.append(.in(.file, slot))
    case .tmpfs(let slot): traits.append(.in(.tmpfs, slot))
    }
    if mapcount > 0 { traits.append(.mapped(Int(mapcount))) }
    if isUsed || !usedSlots.isEmpty { traits.append(.used(isUsed ? [] : usedSlots)) }
    if isDirty { traits.append(.dirty) }
    if isFresh { traits.append(.fresh) }
    return Statement.Page(frame: Spanned(unplaced: pfn), traits: traits.map { Spanned(unplaced: $0) })
  }
}
