import PageCacheModel
import RaceCost

/// Statements about costs.
extension Checker {
  /// More curves cannot be told apart.
  static let maximumCurves = 8
  /// Simulating takes time; a script that wants more charts is refused.
  static let maximumCharts = 10

  mutating func costs(
    _ names: [Spanned<String>], _ settings: [Statement.Setting], _ span: Span
  ) -> PlayableDemo.Kind? {
    chartCount += 1
    if chartCount > Self.maximumCharts {
      if chartCount == Self.maximumCharts + 1 {
        complaints.append(Complaint(span, "a script shows at most \(Self.maximumCharts) charts of costs"))
      }
      return nil
    }
    if names.count > Self.maximumCurves {
      complaints.append(
        Complaint(names[Self.maximumCurves].span, "a chart shows at most \(Self.maximumCurves) proposals"))
    }
    var ids: [String] = []
    for name in names.prefix(Self.maximumCurves) {
      guard let id = proposal(name) else { continue }
      if ids.contains(id) { complaints.append(Complaint(name.span, "\(id) stands in this line already")) }
      ids.append(id)
    }
    var (mix, parameters) = (DemoCosts.usualMix, CostParameters())
    for setting in settings { set(setting, &mix, &parameters) }
    let costs = DemoCosts(proposals: ids, mix: mix, parameters: parameters)
    shownCosts = costs
    return .cost(costs)
  }

  /// The id of a proposal whose cost can be simulated.
  private mutating func proposal(_ name: Spanned<String>) -> String? {
    let id: String
    do { id = try Catalogue.proposal(name.value).id } catch {
      complaints.append(Complaint(name.span, message: error.description))
      return nil
    }
    do throws(CostError) { _ = try DemoCosts.recordings.recording(of: id) } catch {
      complaints.append(Complaint(name.span, error.description))
      return nil
    }
    return id
  }

  private mutating func set(_ setting: Statement.Setting, _ mix: inout Double, _ parameters: inout CostParameters) {
    let (name, value) = (setting.name.value, setting.value.value)
    guard let number = LineCursor.decimal(value) else {
      return complaints.append(Complaint(setting.value.span, "'\(name)' needs a number"))
    }
    if name == "mix" {
      guard (0...CostLoad.maximumMix).contains(number) else {
        return complaints.append(Complaint(setting.value.span, "mix is from 0 to 50 percent deletions"))
      }
      mix = number
      return
    }
    guard let parameter = CostParameter.named(name) else {
      let known = ["mix"] + CostParameter.all.map(\.name)
      complaints.append(
        Complaint(
          setting.name.span, "there is no parameter '\(name.shortened)' of costs",
          notes: ["known: \(known.joined(separator: ", "))"], suggesting: Spelling.closest(to: name, among: known)))
      return
    }
    do throws(CostError) { try parameter.set(number, in: &parameters) } catch {
      complaints.append(Complaint(setting.value.span, error.description))
    }
  }

  /// Whether the last chart shows what `claim` speaks of.
  mutating func check(_ claim: CostClaim) {
    guard let costs = shownCosts else {
      return complaints.append(
        Complaint(claim.proposal.span, "no chart yet; a line such as 'cost \(claim.proposal.value)' comes first"))
    }
    var names = [claim.proposal]
    if case .times(let other, _, _) = claim.subject { names.append(other) }
    for name in names {
      guard let id = proposal(name), !costs.proposals.contains(id) else { continue }
      complaints.append(
        Complaint(
          name.span, "the chart does not show \(id)", notes: ["shown: \(costs.proposals.joined(separator: ", "))"]))
    }
    if !DemoCosts.cpus.contains(claim.cpus.value) {
      let known = DemoCosts.cpus.map(String.init).joined(separator: ", ")
      complaints.append(Complaint(claim.cpus.span, "the chart shows \(known) CPUs, not \(claim.cpus.value)"))
    }
  }
}
