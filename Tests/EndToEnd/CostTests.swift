import Foundation
import FoundationXML
import Testing

/// `pagerace cost`.
@Suite struct CostTests {
  private let short = ["cost", "--cpus", "1,16,256", "--milliseconds", "1"]

  @Test("prints one JSON document, the same bytes every time and for every number of threads")
  func json() throws {
    let first = try Program.run(short + ["--json", "--jobs", "1"])
    #expect(first.status == 0 && first.errors.isEmpty)
    #expect(try Program.run(short + ["--json", "--jobs", "3"]).output == first.output)
    let document = try #require(try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    #expect((document["parameters"] as? [String: Double])?["localHit"] == 2.3)
    let results = try #require(document["results"] as? [[String: Any]])
    #expect(results.count == 15)
    for result in results {
      for key in ["proposal", "cpus", "mix", "lookupsPerSecond", "lockWaitShare", "transfersPerLookup"] {
        #expect(result[key] != nil, "\(key)")
      }
      // Under synchronize-rcu a single CPU may spend the whole time in its first deletion.
      let isWaiting = result["proposal"] as? String == "synchronize-rcu"
      #expect(isWaiting || (result["lookupNanoseconds"] as? [String: Double])?["p99"] ?? 0 > 0)
      #expect((result["deleteNanoseconds"] as? [String: Any])?.keys.sorted() == ["p50", "p99"])
    }
  }

  @Test("on many CPUs the lock around every lookup is what costs most, and its price is several times")
  func slower() throws {
    let result = try Program.run(short + ["--mix", "0", "--csv"])
    let rows = result.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.count == 16 && rows.allSatisfy { $0.count == rows[0].count })
    func rate(_ proposal: String) throws -> Double {
      try #require(rows.first { $0[0] == proposal && $0[1] == "256" }.flatMap { Double($0[3]) })
    }
    let slower = try rate("mask-hugetlb-split") / rate("lock-every-caller")
    #expect(slower > 3)
    let shipped = try rate("mask-hugetlb-split") / rate("subpages")
    #expect(abs(shipped - 1) < 0.02)
    let locked = try #require(rows.first { $0[0] == "lock-every-caller" && $0[1] == "256" })
    #expect(locked[12] == "waiting for the i_pages lock")
  }

  @Test("shows numbers, a chart and where the time goes; the chart is a picture too")
  func text() throws {
    let text = try Program.run(short).output
    for words in [
      "lookups a second", "on 256 CPUs", "what costs most", "P9c mask-hugetlb-split  waiting for the i_pages lock",
      "● P0 subpages",
    ] { #expect(text.contains(words), "\(words)") }
    let picture = try Program.run(short + ["--svg"])
    #expect(picture.status == 0 && picture.output.hasPrefix("<svg") && picture.output.contains("lock-every-caller"))
    _ = try XMLDocument(xmlString: picture.output)
  }

  @Test("all proposals, but for the one that is wrong without any race, which is named")
  func all() throws {
    let result = try Program.run(["cost", "--all", "--cpus", "2", "--milliseconds", "0.2"])
    #expect(result.status == 0 && result.output.contains("left out: index breaks even"))
    #expect(result.output.contains("P4 lock-one-caller "))
  }

  @Test("lists every parameter with its unit and its source")
  func parameters() throws {
    let result = try Program.run(["cost", "--list-parameters"])
    #expect(result.output.contains("transfer = 51.2 ns") && result.output.contains("SOSP 2013"))
    for words in [
      "published, but not verified by us: ", "our choice: ", "our measurement ('pagerace cost --calibrate'",
    ] {
      #expect(result.output.contains(words))
    }
    let json = try Program.run(["cost", "--list-parameters", "--json"]).output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let list = try #require(document?["parameters"] as? [[String: Any]])
    #expect(list.count == 17 && list.allSatisfy { ($0["source"] as? String)?.isEmpty == false })
    let origins = Set(list.compactMap { $0["origin"] as? String })
    #expect(origins == ["published", "unverified", "measured", "chosen"])
  }

  static let files: [(String, String)] = [
    ("{\"wrk\": 1}", "did you mean 'work'?"), ("{\"work\": \"a\"}", "work is a number of ns, such as 20000"),
    ("{\"work\": true}", "work is a number of ns"), ("{\"work\": null}", "work is a number of ns"),
    ("{\"spaces\": 1.5}", "a whole number from 1 to 64"), ("{\"localHit\": -1}", "from 0 to"),
    ("[1]", "no JSON object"), ("", "no JSON object"), ("{\"work\": 1e400}", "work is a number of ns"),
  ]

  @Test("a file of parameters that cannot be is refused, with what would be right", arguments: files)
  func wrongFile(_ text: String, _ words: String) throws {
    try withFile(text) { path in
      let result = try Program.run(short + ["--parameters", path])
      #expect(result.status == 2 && result.output.isEmpty && result.errors.contains(words), "\(result.errors)")
    }
  }

  @Test("a file of parameters overrides what it names")
  func file() throws {
    try withFile("{\"work\": 2000}") { path in
      let arguments = ["cost", "--cpus", "4", "--milliseconds", "1", "--proposal", "P9c", "--csv"]
      func rate(_ arguments: [String]) throws -> Double {
        let row = try #require(try Program.run(arguments).output.split(separator: "\n").last)
        return try #require(Double(row.split(separator: ",")[3]))
      }
      let (usual, changed) = (try rate(arguments), try rate(arguments + ["--parameters", path]))
      #expect(changed > 7 * usual)
    }
  }

  @Test("shows its progress in one line, and Ctrl-C prints what is known by then", .timeLimit(.minutes(1)))
  func interrupt() throws {
    let program = try ScreenProgram(["cost", "--milliseconds", "100000", "--jobs", "2"])
    try #require(program.waits(for: "0 of 45 simulations, subpages on 1 CPU: "), "\(program.output)")
    program.type("\u{03}")
    #expect(program.ending() == .status(130))
    #expect(program.output.contains("lookups a second"))
    #expect(program.output.hasSuffix("pagerace: interrupted; this was known by then\r\n"))
  }

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try body(file.path)
  }
}

/// `pagerace cost --calibrate`: what it measures is this machine's; what it says about it is tested.
@Suite struct CalibrationTests {
  @Test(
    "measures three lookups beside the model's prediction, and says how far both are apart", .timeLimit(.minutes(1)))
  func measures() throws {
    let result = try Program.run(["cost", "--calibrate", "--json"])
    #expect(result.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    let rows = try #require(document?["calibration"] as? [[String: Any]])
    #expect(Set(rows.compactMap { $0["lookup"] as? String }) == ["plain", "counted", "locked"])
    for row in rows {
      let measured = try #require(row["measuredPerSecond"] as? Double)
      let predicted = try #require(row["predictedPerSecond"] as? Double)
      #expect(measured > 1_000 && predicted > 1_000)
      #expect(abs(try #require(row["ratio"] as? Double) - measured / predicted) < 1e-9)
      #expect((0...1).contains(try #require(row["coreShare"] as? Double)))
    }
    let parameters = try #require(document?["parameters"] as? [[String: Any]])
    #expect(parameters.compactMap { $0["name"] as? String } == ["atomic", "wakeup"])
    let measured = parameters.compactMap { $0["measuredNanoseconds"] as? Double }
    // Without optimization a plain addition may cost as much as an atomic one.
    #expect(measured.count == 2 && measured[0] >= 0 && measured[1] > 100)
  }
}
