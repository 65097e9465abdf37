/// What one step of one CPU did, in the words that a view needs. Events describe; they are not state.
public struct StepEvent: Sendable {
  /// One line that ran: the step itself, and the local lines and calls that were run together with it.
  public struct Line: Sendable, Hashable {
    /// How the line came to be in the list.
    public enum Kind: Sendable, Hashable {
      /// It made the access, or the choice, of this step.
      case step
      /// Local work.
      case local
      /// A call was entered.
      case call
      /// The call came back.
      case returned(Word)
    }
    /// How the line came to be in the list.
    public internal(set) var kind: Kind
    /// Index into ``Program/lines``.
    public let line: Int
    /// Frames below the one it ran in.
    public let depth: Int
    /// What it saw or did, in a word or two; empty when there is nothing to say.
    public internal(set) var result: String
  }

  /// The shared access.
  public struct Access: Sendable, Hashable {
    /// What it did.
    public let kind: AccessKind
    /// The word.
    public let address: Address
    /// Its value before.
    public let old: Word
    /// Its value after.
    public let new: Word
  }

  /// Something that happened besides the access.
  public enum Note: Sendable, Hashable {
    /// A lock was taken.
    case took(LockKind, Address)
    /// A lock was given back.
    case gave(LockKind, Address)
    /// A guarded word, ghost state or a word of a composite step changed.
    case changed(Address, old: Word, new: Word)
    /// A judge or a view may want to know this: a name, the value, and how it is written.
    case observed(String, Word, text: String)
    /// A remark in words.
    case said(String)
  }

  /// Who ran, and what it chose.
  public let move: Move
  /// The lines that ran, in order.
  public internal(set) var lines: [Line] = []
  /// The access to shared memory; nil for a choice, a pause, a wait or a fence, and when the step reached for
  /// address 0.
  public internal(set) var access: Access?
  /// What happened besides.
  public internal(set) var notes: [Note] = []
  /// The words that the step read without an access of its own, in order: those that never change, and those that a lock
  /// guards. They cannot race, but a real machine fetches them all the same.
  public internal(set) var glances: [Address] = []
  /// The promises that this step broke, the first one first.
  public internal(set) var violations: [Violation] = []
  /// For each of ``violations`` the line that found it; an index into ``lines``.
  public internal(set) var violationLines: [Int] = []
}

/// Collects one event while a step runs.
final class EventRecorder {
  var event = StepEvent(move: Move(cpu: 0))
  private let lockKinds: [UInt8: LockKind]

  init(lockKinds: [UInt8: LockKind]) { self.lockKinds = lockKinds }

  func begin(_ move: Move) { event = StepEvent(move: move) }

  func line(_ kind: StepEvent.Line.Kind, _ line: Int, depth: Int, result: String = "") {
    event.lines.append(StepEvent.Line(kind: kind, line: line, depth: depth, result: result))
  }

  /// The last line turned out to enter a procedure.
  func lineIsCall() { event.lines[event.lines.count - 1].kind = .call }

  func show(_ text: String) {
    guard !event.lines.isEmpty else { return }
    event.lines[event.lines.count - 1].result = text
  }

  func note(_ note: StepEvent.Note) { event.notes.append(note) }

  func glance(_ address: Address) { event.glances.append(address) }

  /// A lock, as ``HeldLock`` writes it, was taken or given back.
  func noteLock(_ lock: Word, _ address: Address, taken: Bool) {
    guard let kind = lockKinds[HeldLock.kind(lock)] else { return }
    note(taken ? .took(kind, address) : .gave(kind, address))
  }

  /// The last line found a promise broken.
  func lineViolates() { event.violationLines.append(max(0, event.lines.count - 1)) }
}
