import Testing

/// Schedules that never end.
@Suite struct LoopTests {
  @Test("a fault that goes round for ever is called a livelock")
  func livelock() throws {
    let run = try Program.run([
      "trace", "fault-thp", "--proposal", "head-if-swapcache", "--schedule", "0 (0*17)*",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("\n\nbroken at step 18: livelock: a loop that nobody leaves\n\nwhy:\n  In each round "))
    #expect(run.output.hasSuffix("\n  So CPU 0 goes round for ever: livelock: a loop that nobody leaves.\n"))
  }

  @Test("a loop that does not come back, or leaves somebody out, is none")
  func noLivelock() throws {
    let moving = try Program.run(["trace", "swap-delete", "--schedule", "(0*2)*"])
    #expect(moving.output.hasSuffix("the loop ends in another state than it begins in\n"))
  }
}
