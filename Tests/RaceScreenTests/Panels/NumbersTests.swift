import Testing

@testable import RaceScreen

@Suite("Numbers for people")
struct NumbersTests {
  @Test("frames, below 0 with a minus") func frames() {
    #expect(Numbers.frame(0x4a) == "0x4a")
    #expect(Numbers.frame(-0x10) == "−0x10")
    #expect(Numbers.frame(.min) == "−0x8000000000000000")
  }

  @Test("commas in threes") func groups() {
    #expect(Numbers.grouped(7) == "7")
    #expect(Numbers.grouped(1_000) == "1,000")
    #expect(Numbers.grouped(34_267_551_808) == "34,267,551,808")
  }

  @Test("distances in pages, and in bytes where they are large") func distances() {
    #expect(Numbers.distance(1, withMemory: true) == "1 page too far")
    #expect(Numbers.distance(8, withMemory: true) == "8 pages too far")
    #expect(Numbers.distance(-3, withMemory: true) == "3 pages too low")
    #expect(Numbers.distance(344_576, withMemory: true) == "344,576 pages too far: 1.3 GiB")
    #expect(Numbers.distance(256, withMemory: true) == "256 pages too far: 1.0 MiB")
    #expect(Numbers.distance(34_267_551_808, withMemory: true) == "34,267,551,808 pages too far: 128 TiB")
    #expect(Numbers.distance(1 << 18 - 1, withMemory: true) == "262,143 pages too far: 1.0 GiB")
    #expect(Numbers.distance(344_576, withMemory: false) == "344,576 pages too far")
    #expect(Numbers.distance(.min, withMemory: true).hasSuffix("EiB"))
  }
}
