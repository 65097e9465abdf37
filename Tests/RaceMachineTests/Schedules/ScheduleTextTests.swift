import RaceMachine
import SeededNumbers
import Testing

@Suite("Schedules as text")
struct ScheduleTextTests {
  @Test(
    "texts that are written as they are read",
    arguments: [
      "", "0", "0*4 1*9 0*3", "0(offset=10) 0*3 1*9", "(0)*", "0*3 (1*2 0)*", "v1: 0*4", "v0:", "v1000000: 1023",
      "2*1000000000", "0(a-b=18446744073709551615)", "(0(x=1) 1(x=2))*", "v2: (0 1)*",
    ])
  func canonical(_ text: String) throws {
    #expect(try Schedule(parsing: text).description == text)
  }

  @Test(
    "texts that mean the same as a shorter one",
    arguments: [
      (" 0  1 ", "0 1"), ("0 0 0", "0*3"), ("0*1", "0"), ("0*2 0*3 1", "0*5 1"), ("v1:0*4", "v1: 0*4"),
      ("0(pfn=0x1c84f)", "0(pfn=116815)"), ("( 0 0 1 )*", "(0*2 1)*"), ("\t0\n1\n", "0 1"), ("007", "7"),
    ])
  func normalised(_ text: String, _ shorter: String) throws {
    #expect(try Schedule(parsing: text).description == shorter)
    #expect(try Schedule(parsing: text) == Schedule(parsing: shorter))
  }

  @Test("what is printed is read back as the same schedule")
  func roundTrip() throws {
    for seed in 0..<UInt64(3000) {
      let schedule = randomSchedule(seed: seed)
      let text = schedule.description
      #expect(try Schedule(parsing: text) == schedule, "seed \(seed): \(text)")
      #expect(try Schedule(parsing: text).description == text, "seed \(seed)")
    }
  }

  @Test("runs too long for one number are kept as several")
  func longRuns() throws {
    let long = Schedule([.run(cpu: 0, steps: 1_000_000_000), .run(cpu: 0, steps: 5)])
    #expect(long.stepCount == 1_000_000_005)
    #expect(try Schedule(parsing: long.description) == long)
    var grown = Schedule([.run(cpu: 0, steps: 1_000_000_000)])
    grown.append(Move(cpu: 0))
    #expect(grown.stepCount == 1_000_000_001)
    #expect(try Schedule(parsing: grown.description) == grown)
  }

  @Test("moves added one by one give the shortest text")
  func appending() {
    var schedule = Schedule()
    for cpu in [0, 0, 0, 1, 1, 0] { schedule.append(Move(cpu: cpu)) }
    schedule.append(Move(cpu: 0, .choose(10)), choosing: "offset")
    schedule.append(Move(cpu: 0))
    #expect(schedule.description == "0*3 1*2 0 0(offset=10) 0")
    #expect(schedule.stepCount == 8)
    #expect(schedule.switchCount == 2, "two steps of one CPU are no switch, whatever it chooses")
  }

  @Test("a reader hands out every step, and the loop as often as asked")
  func reading() throws {
    let schedule = try Schedule(parsing: "0*2 1(x=5) (2*2 0)*")
    func cpus(_ rounds: Int) -> [Int] {
      var reader = ScheduleReader(schedule, rounds: rounds)
      var result: [Int] = []
      while let (move, _) = reader.next() { result.append(move.cpu) }
      return result
    }
    #expect(cpus(0) == [0, 0, 1])
    #expect(cpus(1) == [0, 0, 1, 2, 2, 0])
    #expect(cpus(2) == [0, 0, 1, 2, 2, 0, 2, 2, 0])
  }

  private func randomSchedule(seed: UInt64) -> Schedule {
    var random = SplitMix64(seed: seed)
    func items(_ count: Int) -> [Schedule.Item] {
      (0..<count).map { _ in
        let cpu = Int.random(in: 0...3, using: &random)
        if Int.random(in: 0..<4, using: &random) == 0 {
          return .choose(
            cpu: cpu, name: ["offset", "pfn", "a-1"].randomElement(using: &random)!,
            value: [0, 7, .max].randomElement(using: &random)!)
        }
        return .run(cpu: cpu, steps: [1, 2, 40, 1_000_000_000].randomElement(using: &random)!)
      }
    }
    return Schedule(
      items(Int.random(in: 0...6, using: &random)),
      loop: Bool.random(using: &random) ? items(Int.random(in: 0...3, using: &random)) : [],
      modelVersion: Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil)
  }
}
