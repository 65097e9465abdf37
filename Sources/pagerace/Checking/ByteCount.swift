import Foundation

/// An amount of memory, such as `500M` or `8G`; K, M, G and T count in powers of 1024.
struct ByteCount {
  let bytes: Int

  /// Reads digits and a unit; nil for anything else, for nothing, and for more than a number holds.
  init?(parsing text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).uppercased()
    let powers = ["": 0, "B": 0, "K": 1, "M": 2, "G": 3, "T": 4]
    let shortened = unit.count > 1 ? unit.replacing(#/I?B$/#, with: "") : unit
    guard let number = Int(digits), number > 0, let power = powers[shortened] else { return nil }
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: 1 << (10 * power))
    guard !isTooLarge else { return nil }
    bytes = product
  }

  /// The memory that this process can have: the machine's, or what its group of processes is given.
  static var ofMachine: Int {
    let machine = Int(clamping: ProcessInfo.processInfo.physicalMemory)
    guard let text = try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8),
      let limit = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), limit > 0
    else { return machine }
    return min(machine, limit)
  }
}
