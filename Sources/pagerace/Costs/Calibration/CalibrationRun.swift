import Foundation
import PageRaceEngine
import Synchronization

/// Measures the lookups with threads on this machine, and asks the model for the same.
final class CalibrationRun: Sendable {
  /// One measurement and the prediction for it, in lookups a second.
  struct Row: Sendable {
    let lookup: CalibratedLookup
    let threads: Int
    let measured: Double
    /// The part of their cores that the threads got; less than 1 when something else ran there.
    let coreShare: Double
    let predicted: Double

    /// How many times faster the machine is than the model.
    var ratio: Double { measured / predicted }
  }

  /// Pages that are looked up: so few that what is measured fits into the first cache.
  static let pages = 64
  private static let seconds = 0.3
  /// So many times, the best one counts: what else runs on the machine can only slow it down.
  private static let rounds = 3

  private let parameters: CostParameters
  private let threads: [Int]
  private let finished = Mutex(0)
  private let isCancelled = Atomic(false)

  /// - Parameter cores: measured with 1, 2, 4 … threads, up to one for each of so many.
  init(_ parameters: CostParameters, cores: Int) {
    var parameters = parameters
    (parameters.work, parameters.spaces, parameters.pages) = (1, 1, Double(Self.pages))
    self.parameters = parameters
    let most = min(max(1, cores), CostLoad.maximumCPUs)
    let powers = sequence(first: 1) { $0 * 2 }.prefix { $0 < most }
    threads = Array(powers) + [most]
  }

  /// Ends it soon, with what has been measured.
  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  /// How far it is, in words.
  var progress: String? {
    "\(finished.withLock { $0 }) of \(Figures.count(threads.count * CalibratedLookup.allCases.count, "measurement"))"
  }

  /// Measures.
  func run() throws -> [Row] {
    var rows: [Row] = []
    for lookup in CalibratedLookup.allCases {
      let recorded = try lookup.recorded()
      for count in threads {
        let memory = ReplayedMemory(LookupReplay(recorded, pages: Self.pages), pages: Self.pages)
        var best: (rate: Double, share: Double) = (0, 0)
        for _ in 0..<Self.rounds {
          if isCancelled.load(ordering: .relaxed) { return rows }
          let trial = measure(memory, count)
          if trial.rate > best.rate { best = trial }
        }
        guard let load = try? CostLoad(cpus: count, mix: 0, duration: 1e6) else { continue }
        let predicted = CostSimulation(recorded, load, parameters).run().lookups.perSecond
        rows.append(
          Row(lookup: lookup, threads: count, measured: best.rate, coreShare: best.share, predicted: predicted))
        finished.withLock { $0 += 1 }
      }
    }
    return rows
  }

  /// Lookups a second of so many threads together, and the part of their cores that they got.
  private func measure(_ memory: ReplayedMemory, _ count: Int) -> (rate: Double, share: Double) {
    let trial = Trial()
    let done = DispatchGroup()
    for number in 0..<count {
      done.enter()
      let thread = Thread {
        trial.waitForStart()
        let lookups = memory.lookUp(thread: number, until: trial.stop)
        trial.add(lookups)
        done.leave()
      }
      thread.start()
    }
    let clock = ContinuousClock()
    let (start, startOfWork) = (clock.now, Self.processorSeconds)
    trial.start.store(true, ordering: .releasing)
    Thread.sleep(forTimeInterval: Self.seconds)
    trial.stop.store(true, ordering: .relaxed)
    done.wait()
    let seconds = (clock.now - start) / .seconds(1)
    let rate = Double(trial.lookups.load(ordering: .relaxed)) / seconds
    return (rate, min(1, (Self.processorSeconds - startOfWork) / seconds / Double(count)))
  }

  /// How long this process has had a core, all threads together.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// What the threads of one measurement share.
private final class Trial: Sendable {
  let start = Atomic(false)
  let stop = Atomic(false)
  let lookups = Atomic(0)

  func waitForStart() { while !start.load(ordering: .acquiring) { _ = 0 } }
  func add(_ count: Int) { lookups.wrappingAdd(count, ordering: .relaxed) }
}
