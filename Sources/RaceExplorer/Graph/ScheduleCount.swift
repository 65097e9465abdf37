import BigInt

/// How many complete schedules a graph without cycles has: each state has the sum of those of the states after it.
struct ScheduleCount {
  /// The number.
  let value: BigInt

  /// Counts; nil if the numbers take more than `memoryLimit` bytes.
  init?(_ graph: StateGraph, memoryLimit: Int) {
    let width = Self.wordsNeeded(graph)
    guard width < memoryLimit / 8 / graph.count else { return nil }
    var words = ContiguousArray<UInt>(repeating: 0, count: width * graph.count)
    words.withUnsafeMutableBufferPointer { words in
      for state in 0..<graph.count {
        let sum = state &* width
        let moves = graph.moves(of: state)
        if moves.isEmpty { words[sum] = 1 }
        for move in moves {
          let target = Int(graph.targets[move])
          var carry: UInt = target < 0 ? 1 : 0
          for place in 0..<width {
            let (first, overflow) = words[sum &+ place].addingReportingOverflow(carry)
            let (second, another) = first.addingReportingOverflow(target < 0 ? 0 : words[target &* width &+ place])
            words[sum &+ place] = second
            carry = (overflow ? 1 : 0) &+ (another ? 1 : 0)
            if carry == 0, target < 0 { break }
          }
        }
      }
    }
    value = BigInt(BigUInt(words: words[(graph.first * width)...]))
  }

  /// How many words the largest number surely fits into.
  private static func wordsNeeded(_ graph: StateGraph) -> Int {
    var estimates = ContiguousArray<Double>(repeating: 0, count: graph.count)
    var bits = ContiguousArray<Int32>(repeating: 0, count: graph.count)
    for state in 0..<graph.count {
      let moves = graph.moves(of: state)
      var sum = moves.isEmpty ? 1.0 : 0.0
      var most: Int32 = 0
      for move in moves {
        let target = Int(graph.targets[move])
        sum += target < 0 ? 1 : estimates[target]
        if target >= 0 { most = max(most, bits[target]) }
      }
      estimates[state] = sum
      bits[state] = most + Int32(Int.bitWidth - max(0, moves.count - 1).leadingZeroBitCount)
    }
    let estimate = estimates[graph.first]
    // The estimate is off by a tiny fraction, one bit is more than enough. It may be too large for a number at all.
    let needed = estimate.isFinite ? Int(estimate.exponent) + 2 : Int(bits[graph.first]) + 1
    return needed / UInt.bitWidth + 1
  }
}
