import RaceMachine
import Testing

@Suite("Free objects")
struct LifetimeTests {
  static let freed = Violation("use-after-free", "object 0")

  private func violations(_ toy: Toy, _ schedule: String) throws -> [Violation] {
    var violations: [Violation] = []
    try Machine(toy).run(Schedule(parsing: schedule)) { event in
      violations += event.violations
      return true
    }
    return violations
  }

  @Test("where any access is forbidden, a load of a free object is reported")
  func accesses() throws {
    #expect(try violations(.lifetimes, "1*2 0") == [Self.freed])
  }

  @Test("where writing is forbidden, a free object may be read, and a count of 0 is left alone")
  func looks() throws {
    #expect(try violations(.readableWhenFree, "1*2 0*2").isEmpty)
  }

  @Test("where writing is forbidden, a store to a free object is reported, and an addition that happens")
  func writes() throws {
    #expect(try violations(.readableWhenFree, "1*2 2") == [Self.freed])
    #expect(try violations(.readableWhenFree, "1*2 2 0*3") == [Self.freed, Self.freed, Self.freed])
    #expect(try violations(.readableWhenFree, "2 0*3").isEmpty)
  }
}
