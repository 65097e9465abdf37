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
    public let kind: Kind
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
    /// A remark in words.
    case said(String)
  }

  /// Who ran, and what it chose.
  public let move: Move
  /// The lines that ran, in order.
  public internal(set) var lines: [Line] = []
  /// The access to shared memory; nil for a choice, a pause, a wait or a fence, and when the step reached for address 0.
  public internal(set) var access: Access?
  /// What happened besides.
  public internal(set) var notes: [Note] = []
  /// The promises that this step broke, the first one first.
  public internal(set) var violations: [Violation] = []
}

/// Collects one event while a step runs.
final class EventRecorder {
  var event = StepEvent(move: Move(cpu: 0))

  func begin(_ move: Move) { event = StepEvent(move: move) }

  func line(_ kind: StepEvent.Line.Kind, _ line: Int, depth: Int, result: String = "") {
    event.lines.append(StepEvent.Line(kind: kind, line: line, depth: depth, result: result))
  }

  func show(_ text: String) {
    guard !event.lines.isEmpty else { return }
    event.lines[event.lines.count - 1].result = text
  }

  func note(_ note: StepEvent.Note) { event.notes.append(note) }
}
