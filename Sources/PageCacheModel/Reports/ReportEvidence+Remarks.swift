import RaceMachine

extension ReportEvidence {
  /// What else is worth knowing about the page.
  func remarks(_ bug: VMBug?) -> [String] {
    var remarks: [String] = []
    if let reason = report.reason, ReportedCheck.lacksShift(reason) {
      remarks.append(
        "This check lacks a shift: it adds the order, 0 for a small page, instead of the number of pages."
          + " So it fires for index = offset, without any race.")
    }
    if report.reason == nil, report.isBug(in: "include/linux/pagemap.h") {
      remarks.append(
        "It is a check of find_subpage(); which one says the line 'page dumped because:', which is missing.")
    }
    if bug == .indexAboveOffset || bug == .indexBelowRange {
      if report.refcount == 1, report.isInSwapCache == false {
        remarks.append(
          "refcount 1 is the reference of the lookup itself: no cache, mapping or lock holder was left when it was"
            + " printed.")
      }
      if let part = report.pfnInHugePage, part != 0, report.index.map({ $0 % 512 }) == part {
        remarks.append(
          "Frame and index are both \(part) above a multiple of 512: very probably a former part of a huge page.")
      }
    }
    let foreign = report.foreignFlagNames
    if !foreign.isEmpty {
      remarks.append(
        "The numbers of the flags are not those of v5.1 (\(foreign.prefix(4).joined(separator: ", ")));"
          + " the names count.")
    }
    return remarks
  }
}
