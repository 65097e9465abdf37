import PageCacheModel
import RaceMachine
import SeededNumbers
import Testing

/// Whatever a log holds: an answer, never a trap or a hang.
@Suite("Any log at all") struct ReportFuzzTests {
  private static let words = [
    "page:", "page:ffffea00877a13c0", "page:(____ptrval____)", "page:00000000c51d0ae6", "page:0", "count:1",
    "count:-1", "refcount:99999999999999999999", "mapcount:", "mapcount:18446744073709551615", "mapping:",
    "mapping:ffff88a79061d009", "mapping:(null)", "index:0x7fa81584f", "index:0xffffffffffffffff", "pfn:0x18b00f",
    "pfn:0xffffffffffffffff", "order:9", "order:64", "order:-1", "compound_mapcount:1", "head:ffffea0000000000",
    "flags:", "flags: 0x15fffe00008005c(uptodate|dirty|lru|workingset|swapbacked)", "0x80454(owner_priv_1|swapbacked)",
    "0x10000(head|", "|||)", "raw:", "0000000000000000", "ffffffffffffffff", "0000000000000001", "0000000000001afd",
    "0ffffffffffffffe", "00000001ffffffff", "00000000", "index", "private", "counts", "page", "dumped", "because:",
    "page dumped because:", "VM_BUG_ON_PAGE(index > offset)", "VM_BUG_ON_PAGE(entry != page)",
    "VM_BUG_ON_PAGE(index + (1 << compound_order(page)) <= offset)", "VM_BUG_ON_PAGE(PageTail(page))",
    "VM_BUG_ON_PAGE(index + nr <= offset)", "VM_BUG_ON_PAGE((((", "kernel BUG at", "include/linux/pagemap.h:342!",
    "fs/hugetlbfs/inode.c:475!", "RIP: 0010:remove_inode_hugepages+0x1/0x2", "RIP:", "R14: ffffea001a0f8040",
    "R14:", "RBX: ffffffffffffffff", "Comm: oom04", "Comm:", "5.1.0-rc2-mm1+", "[ 1234.5]", "[", "]", "[T1]", "<4>",
    "<", "> ", ">", "kernel:", "4,1,2,-;", ";", "\u{1b}[31m", "\u{1b}[", "\u{1b}", "\0", "\t", "\r", "\n", "\n", "\n",
    "page dumped because: VM_BUG_ON_PAGE(index > offset)\n", "page dumped because: VM_BUG_ON_PAGE(entry != page)\n",
    "ä", "\u{202e}", "BUG:", "Oops:", "BUG",
  ]

  private func soup(_ random: inout SplitMix64) -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0..<30, using: &random) {
      text += Self.words.randomElement(using: &random) ?? ""
      if Int.random(in: 0..<5, using: &random) > 0 { text += " " }
    }
    return Array(text.utf8)
  }

  /// A real report with some bytes changed, left out, doubled, or parts of another in between.
  private func mutation(of texts: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = texts.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1..<8, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1..<40, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.insert(UInt8(ascii: "\n"), at: place)
      case 5: bytes.insert(contentsOf: Array((Self.words.randomElement(using: &random) ?? "").utf8), at: place)
      default: bytes[place] = Array("0123456789abcdefx:(|)> ".utf8).randomElement(using: &random) ?? 0
      }
    }
    return bytes
  }

  /// Reads all that can be read of a log; returns how many checks it names, and in how many reports figures speak for a window.
  private func read(_ bytes: [UInt8]) -> (checks: Int, windows: Int) {
    var found = (checks: 0, windows: 0)
    for report in ReportLog(bytes).reports {
      let reading = ReportReading(report)
      let meanings = report.meanings
      #expect(report.hasDump || reading.check != nil)
      #expect(reading.candidates.allSatisfy { !$0.reasons.isEmpty && !$0.proposals.isEmpty } && meanings.count <= 8)
      if reading.check != nil { found.checks += 1 }
      if reading.candidates.contains(where: \.isStrong) { found.windows += 1 }
    }
    return found
  }

  @Test("20,000 mutated reports, seed 20190329")
  func mutations() throws {
    var random = SplitMix64(seed: 20_190_329)
    let texts = try ReportedLogs.days.map { Array(try ReportedLogs.text($0).utf8) }
    var found = 0
    for _ in 0..<rounds(20_000) { found += read(mutation(of: texts, &random)).windows }
    #expect(found > 5_000, "most of them must still be reports, or only refusals are tested")
  }

  @Test("20,000 soups of words, seed 20190330")
  func soups() {
    var random = SplitMix64(seed: 20_190_330)
    var found = 0
    for _ in 0..<rounds(20_000) { found += read(soup(&random)).checks }
    #expect(found > 500, "some soups must be reports, or only refusals are tested")
  }

  @Test("5,000 strings of bytes, seed 20190331")
  func noise() {
    var random = SplitMix64(seed: 20_190_331)
    for _ in 0..<rounds(5_000) {
      let bytes = (0..<Int.random(in: 0..<200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(ReportLog(bytes).reports.count <= 1)
    }
  }

  @Test("40 mutated reports, seed 20190401: a run that is offered ends in the check")
  func replays() throws {
    var random = SplitMix64(seed: 20_190_401)
    let texts = try ReportedLogs.days.map { Array(try ReportedLogs.text($0).utf8) }
    for _ in 0..<40 {
      for report in ReportLog(mutation(of: texts, &random)).reports {
        let reading = ReportReading(report)
        guard let replay = ReportReplay(reading), let check = reading.check else { continue }
        let machine = Machine(
          try KernelModel(scenario: replay.scenario, proposal: replay.proposal, set: replay.settings))
        var violations: [Violation] = []
        try machine.run(replay.schedule) { event in
          violations += event.violations
          return true
        }
        #expect(violations.first == Violation("vm-bug", check.condition))
      }
    }
  }
}
