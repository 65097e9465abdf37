import PageCacheModel
import RaceMachine
import RaceSession
import SeededNumbers
import Testing

@Suite("Names for how far a CPU went")
struct NamingTests {
  private static let choices = [
    KernelChoice(scenario: "swap-delete-thp"), KernelChoice(scenario: "thp-split", proposal: "index"),
    KernelChoice(scenario: "page-reuse", proposal: "mask"), KernelChoice(scenario: "tmpfs"),
  ]

  @Test("lead exactly there, and no function that does has a shorter name", arguments: 1...8)
  func exact(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let session = try Session(Self.choices[Int(seed) % Self.choices.count])
    var named = 0
    var walks = 0
    while !session.isOver, session.length < 400 {
      let start = session.position
      let cpu = Int.random(in: 0..<session.cpuCount, using: &random)
      session.apply(.steps(cpu: cpu, count: Int.random(in: 1...12, using: &random)))
      guard session.position > start else { continue }
      walks += 1
      let end = session.position
      guard let place = session.shortestPlace(from: start + 1, to: end) else { continue }
      named += 1
      #expect(try ProgramPlace(parsing: place.description) == place)
      func leads(_ place: ProgramPlace) -> Bool {
        session.apply(.goTo(start))
        defer { session.apply(.goTo(end)) }
        return session.apply(.stepUntil(cpu: cpu, place)).isDone && session.position == end
      }
      #expect(leads(place), "seed \(seed): \(place) is not step \(end)")
      for function in session.program.procedures.map(\.name) where function.count < place.description.count {
        guard let resolved = try? session.resolve(ProgramPlace(function: function), for: cpu) else { continue }
        let arrivals = (start + 1...end).map { step in
          session.apply(.goTo(step))
          return session.arrivals(at: resolved)
        }
        let isThereAtLast = arrivals.last != 0 && arrivals.dropLast().allSatisfy { $0 == 0 }
        #expect(!isThereAtLast, "seed \(seed): \(function) is shorter than \(place)")
      }
    }
    #expect(walks > 2 && named * 10 >= walks * 9, "seed \(seed): \(named) of \(walks)")
  }

  @Test("count the times since the walk began, not those before")
  func occurrences() throws {
    let session = try Session(KernelChoice(scenario: "swap-delete-thp"))
    session.apply(.stepUntil(cpu: 1, ProgramPlace(function: "set_page_private", occurrence: 3)))
    let place = try #require(session.shortestPlace(from: 1, to: session.position))
    #expect(place.occurrence == 3)
    #expect(session.shortestPlace(from: session.position, to: session.position)?.occurrence == 1)
  }
}
