import PageRaceEngine

extension CostResults {
  /// A line a point, after one with the names of the columns; numbers as `--json` writes them. Ends with a line feed.
  var csv: String {
    let header =
      "proposal,cpus,mix,lookupsPerSecond,lookupP50,lookupP99,deletionsPerSecond,deleteP50,deleteP99,"
      + "lockWaitShare,graceWaitShare,transfersPerLookup,bottleneck,complete"
    let lines = points.map { point in
      let result = point.result
      let cells: [String] = [
        result.proposal, "\(result.load.cpus)", "\(result.load.mix)", "\(result.lookups.perSecond)",
        Self.cell(result.lookups.p50), Self.cell(result.lookups.p99), "\(result.deletions.perSecond)",
        Self.cell(result.deletions.p50), Self.cell(result.deletions.p99), "\(result.lockWaitShare)",
        "\(result.graceShare)", "\(result.transfersPerLookup)", result.bottleneck?.what ?? "", "\(point.isWhole)",
      ]
      return cells.joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  private static func cell(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
}
