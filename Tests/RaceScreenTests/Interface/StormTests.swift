import PageCacheModel
@testable import RaceScreen
import RaceSession
import SeededNumbers
import Testing

@Suite("Any keys in any order")
struct StormTests {
  private static let sizes = [
    (1, 1), (2, 50), (79, 24), (80, 23), (80, 24), (100, 30), (120, 40), (300, 100), (300, 3),
  ]

  private static let keys: [Key] = {
    var keys: [Key] = ["z", "é", .ctrl("x"), .function(1), .insert, .backspace]
    for key in KeyContext.allCases.flatMap({ Keymap.bindings($0).flatMap(\.strokes).map(\.key) })
    where key != "q" && !keys.contains(key) {
      keys.append(key)
    }
    return keys
  }()

  /// Answers of every kind, by the question; some never come.
  private static func explorations() throws -> any Explorations {
    let broken = try Handmade.broken([.init(shortest: "0*3 1*4"), .init(detail: "early", shortest: "1*2 (0 1)*")])
    return InstantExplorations { question in
      switch (question.choice.scenario.count + question.choice.proposal.count) % 4 {
      case 0: broken
      case 1: Handmade.unknown(.cancelled)
      case 2: Handmade.unknown()
      default: Handmade.safe()
      }
    }
  }

  private static func event(_ random: inout SplitMix64) -> InputEvent {
    switch random.next() % 20 {
    case 0:
      let (width, height) = sizes[Int(random.next() % UInt64(sizes.count))]
      return .resize(width: width, height: height)
    case 1, 2:
      let place = Position(Int(random.next() % 130) - 5, Int(random.next() % 45) - 2)
      let actions: [MouseEvent.Action] = [
        .press(.left), .press(.right), .release(.left), .wheelUp, .wheelDown, .press(.left),
      ]
      return .mouse(MouseEvent(actions[Int(random.next() % UInt64(actions.count))], at: place))
    default: return .key(keys[Int(random.next() % UInt64(keys.count))])
    }
  }

  /// Plays a storm and calls `look` after each event.
  private func storm(seed: UInt64, _ interface: inout Interface, _ look: (Interface) -> Void) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<400 {
      let event = Self.event(&random)
      // A click on the footer may quit: the storm goes on all the same.
      _ = interface.update(event)
      if interface.nextTick != nil { interface.pass(milliseconds: Int(random.next() % 500)) }
      look(interface)
    }
  }

  @Test("never trap, on any page at any size", arguments: 1...12)
  func neverTrap(_ seed: UInt64) throws {
    var interface = Interface(width: 80, height: 24, demos: [])
    if seed % 2 == 0 { interface = Interface(width: 80, height: 24, session: try .swapDelete(readers: 3)) }
    if seed % 3 != 0 { interface.explorations = try Self.explorations() }
    var count = 0
    storm(seed: seed, &interface) { interface in
      let picture = interface.picture
      count += 1
      #expect(picture.width == interface.width && picture.height == interface.height)
      if let position = interface.run?.session.position { #expect(position >= 0) }
    }
    #expect(count == 400)
  }

  @Test("give the same pictures again")
  func deterministic() throws {
    var pictures: [[Canvas]] = []
    for _ in 0..<2 {
      var interface = Interface(width: 80, height: 24)
      interface.explorations = try Self.explorations()
      var seen: [Canvas] = []
      storm(seed: 99, &interface) { seen.append($0.picture) }
      pictures.append(seen)
    }
    #expect(pictures[0] == pictures[1])
  }

  @Test("every key of every context is answered at every size")
  func everyKey() throws {
    for (width, height) in [(1, 1), (80, 24), (130, 45)] {
      for key in Self.keys {
        var openers: [Interface] = [Interface(width: width, height: height)]
        for opening: [Key] in [[], ["?"], ["p"], ["o"], ["0"], ["0", "?"], ["0", "L"], ["!"], ["!", .enter]] {
          var interface = Interface(width: 80, height: 24, session: try .choosing())
          for key in opening { interface.press(key) }
          _ = interface.update(.resize(width: width, height: height))
          openers.append(interface)
        }
        for var interface in openers {
          interface.press(key)
          _ = interface.picture
        }
      }
    }
  }
}
