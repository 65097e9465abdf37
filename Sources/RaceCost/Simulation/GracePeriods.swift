/// Grace periods of RCU, one after the other. Who asks while one is under way waits for the next one, since readers may
/// have begun after it did; so all who wait share it.
struct GracePeriods {
  private let length: Int64
  /// Those for whom the present one ends, and those for whom the next one does.
  private var present: [Int] = []
  private var later: [Int] = []
  private var isRunning = false
  /// The CPUs that were in a read section when it began, and still are.
  private var readers = CPUSet()
  private var isDue = false

  init(length: Int64) { self.length = length }

  /// `cpu` waits from now on.
  ///
  /// - Returns: when the period that begins now is due; nil when one is under way.
  mutating func wait(_ cpu: Int, at time: Int64, readers: CPUSet) -> Int64? {
    guard !isRunning else {
      later.append(cpu)
      return nil
    }
    return begin([cpu], at: time, readers)
  }

  private mutating func begin(_ cpus: [Int], at time: Int64, _ readers: CPUSet) -> Int64 {
    present = cpus
    isRunning = true
    isDue = false
    self.readers = readers
    return time + length
  }

  /// Its time has come.
  ///
  /// - Returns: whether it ends now; else it ends with the last reader.
  mutating func becomesDue() -> Bool {
    isDue = true
    return readers.isEmpty
  }

  /// `cpu` leaves its read section.
  ///
  /// - Returns: whether that ends the period.
  mutating func leaves(_ cpu: Int) -> Bool {
    guard isRunning else { return false }
    readers.remove(cpu)
    return isDue && readers.isEmpty
  }

  /// The period ends.
  ///
  /// - Returns: who goes on, and when the next period is due, if somebody waits for that.
  mutating func end(at time: Int64, readers: CPUSet) -> (released: [Int], due: Int64?) {
    let released = present
    (present, isRunning, isDue) = ([], false, false)
    guard !later.isEmpty else { return (released, nil) }
    let next = later
    later = []
    return (released, begin(next, at: time, readers))
  }
}
