import RaceMachine

/// Where the value of a word comes from: who wrote it, when, and over what.
public struct Provenance: Hashable, Sendable {
  /// The word.
  public let address: Address
  /// Who wrote it.
  public let cpu: Int
  /// At which step, from 1.
  public let step: Int
  /// The line that made the step; an index into ``Program/lines``.
  public let line: Int
  /// The value before.
  public let old: Word
  /// The value after.
  public let new: Word
}

/// A word that a step touched, and how.
public struct TouchedWord: Hashable, Sendable {
  /// The word.
  public let address: Address
  /// What was done to it; `store` for what changed besides the step's one access.
  public let kind: AccessKind
  /// Who did it.
  public let cpu: Int
  /// Whether this is the step's one access; false for guarded words, ghost state and composite steps.
  public let isAccess: Bool
}

extension Session {
  /// Who wrote the word at `address` last, up to ``position``; nil for what was there at the beginning.
  public func provenance(of address: Address) -> Provenance? {
    history.lastWrite(to: address, before: position)
  }

  /// Who wrote the word at `address` last among the first `count` steps: what a step that came next would have read.
  public func provenance(of address: Address, before count: Int) -> Provenance? {
    history.lastWrite(to: address, before: min(count, position))
  }

  /// The words that the last step read or wrote, its one access first.
  public var touchedWords: [TouchedWord] {
    guard let event = lastEvent else { return [] }
    var words: [TouchedWord] = []
    if let access = event.access {
      words.append(
        TouchedWord(address: access.address, kind: access.kind, cpu: event.move.cpu, isAccess: true))
    }
    for case .changed(let address, _, _) in event.notes where !words.contains(where: { $0.address == address }) {
      words.append(TouchedWord(address: address, kind: .store, cpu: event.move.cpu, isAccess: false))
    }
    return words
  }

  /// The viewer has seen the state as it is now. Call it before the action of each key press that moves.
  public func markSeen() { seenPosition = position }

  /// What "just changed" means now: the steps since the mark; the last step if the way went back since, or nowhere.
  public var freshSteps: Range<Int> {
    let first = seenPosition < position ? seenPosition : max(0, position - 1)
    return first..<position
  }

  /// The last write to `address` if its value changed just now; see ``freshSteps``.
  public func justChanged(_ address: Address) -> Provenance? {
    guard let write = provenance(of: address), write.old != write.new, write.step > freshSteps.lowerBound else {
      return nil
    }
    return write
  }

  /// All words that changed just now, by address.
  public var justChanged: [Provenance] {
    var addresses: Set<Address> = []
    for step in freshSteps { for write in history.writes(of: step) { addresses.insert(write.address) } }
    return addresses.sorted().compactMap(justChanged)
  }
}
