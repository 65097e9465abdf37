import PageRaceEngine
import Synchronization

/// Lines of real memory on which recorded lookups are made.
final class ReplayedMemory: @unchecked Sendable {
  private typealias Cell = Atomic<Int>

  private static let lineBytes = 64
  private static let cellsOfLine = 8
  /// In each line one word stays 0, one is counted, one is a lock.
  private static let zero = 7, counter = 0, lock = 2

  private let cells: UnsafeMutablePointer<Cell>
  private let count: Int
  private let replay: LookupReplay
  private let pages: Int

  init(_ replay: LookupReplay, pages: Int) {
    self.replay = replay
    self.pages = pages
    count = replay.lineCount * Self.cellsOfLine
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: replay.lineCount * Self.lineBytes, alignment: Self.lineBytes)
    cells = bytes.bindMemory(to: Cell.self, capacity: count)
    for number in 0..<count { (cells + number).initialize(to: Cell(0)) }
  }

  deinit {
    cells.deinitialize(count: count)
    UnsafeMutableRawPointer(cells).deallocate()
  }

  /// Looks pages up until `stop` is set, one after the other in an order that looks random.
  ///
  /// - Parameter thread: threads with different numbers take different orders.
  /// - Returns: how many it looked up.
  func lookUp(thread: Int, until stop: borrowing Atomic<Bool>) -> Int {
    var random = UInt64(thread + 1) &* 0x9e37_79b9_7f4a_7c15
    var lookups = 0
    replay.steps.withUnsafeBufferPointer { steps in
      while !stop.load(ordering: .relaxed) {
        // A clock or a flag between all of them would cost as much as they do.
        for _ in 0..<64 {
          random ^= random << 13
          random ^= random >> 7
          random ^= random << 17
          lookUp(steps, page: Int(random >> 32) % pages)
        }
        lookups += 64
      }
    }
    return lookups
  }

  /// The words that are read are 0, and each address depends on the one read before, as on the way through a tree.
  private func lookUp(_ steps: UnsafeBufferPointer<LookupReplay.Step>, page: Int) {
    var found = 0
    let first = page * replay.stepsPerLookup
    for number in first..<(first + replay.stepsPerLookup) {
      let line = Int(steps[number].line) * Self.cellsOfLine + found
      switch steps[number].action {
      case .read: found = cells[line + Self.zero].load(ordering: .relaxed)
      case .write: cells[line + Self.counter].store(1, ordering: .relaxed)
      case .atomic: _ = cells[line + Self.counter].wrappingAdd(1, ordering: .sequentiallyConsistent)
      case .lock: take(line + Self.lock)
      case .unlock: cells[line + Self.lock].store(0, ordering: .releasing)
      }
    }
  }

  private func take(_ cell: Int) {
    while cells[cell].exchange(1, ordering: .acquiring) != 0 {
      while cells[cell].load(ordering: .relaxed) != 0 { _ = 0 }
    }
  }
}
