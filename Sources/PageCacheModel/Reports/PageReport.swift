import RaceMachine

/// A report of the kernel about a page, "page dumped because: …", as far as a log has it.
///
/// A dump is loads too: the kernel prints each field when it comes to it, while other CPUs run on. The raw words are
/// read last; where they and the line before disagree, the field changed meanwhile, and the raw word counts.
public struct PageReport: Sendable {
  /// Where it begins.
  public let place: LogPlace
  /// The `struct page *`; nil where the kernel hides it, or the line is missing.
  public internal(set) var page: Word?
  /// The page frame number, where the report prints it.
  public internal(set) var printedPFN: Word?
  /// The fields of the first line.
  var line = Fields()
  /// The fields of the raw words, as far as they are there.
  var raw = Fields()
  /// The flags word of the line `flags:`.
  var lineFlags: Word?
  /// The names of the flags, in the order of the report; nil when there are none to read.
  public internal(set) var flagNames: [String]?
  /// The eight words of `struct page`, as far as they are there.
  public internal(set) var words: [Word] = []
  /// The order of the compound page, where the report prints it.
  var printedOrder: Int?
  /// Whether the report prints a field that only compound pages have.
  var hasCompoundFields = false
  /// Why the page was dumped, in the kernel's words.
  public internal(set) var reason: String?
  /// The file and line of "kernel BUG at".
  public internal(set) var bugPlace: String?
  /// The functions of the report with the one that failed first, each once.
  public internal(set) var functions: [String] = []
  /// The registers of the CPU at the check.
  public internal(set) var registers: [(name: String, value: Word)] = []
  /// The name of the task.
  public internal(set) var task: String?
  /// The release of the kernel.
  public internal(set) var release: String?
  /// What is wrong with the report, in order.
  public internal(set) var complaints: [Complaint] = []

  /// Fields that a report may print twice.
  struct Fields: Sendable {
    var flags: Word?
    var refcount: Int?
    var mapcount: Int?
    var mapping: Word?
    var index: Word?
    var privateWord: Word?
  }

  /// Something that could not be read, and where.
  public struct Complaint: Hashable, Sendable {
    /// Where.
    public let place: LogPlace
    /// What.
    public let message: String
  }

  init(at place: LogPlace) { self.place = place }
}

extension PageReport {
  /// `page->flags`.
  public var flags: Word? { raw.flags ?? lineFlags }
  /// References.
  public var refcount: Int? { raw.refcount ?? line.refcount }
  /// Mappings.
  public var mapcount: Int? { raw.mapcount ?? line.mapcount }
  /// The owner.
  public var mapping: Word? { raw.mapping ?? line.mapping }
  /// The place in the file or in the task's memory.
  public var index: Word? { raw.index ?? line.index }
  /// `page->private`, which only the raw words have.
  public var privateWord: Word? { raw.privateWord }

  /// Whether it has anything of a page dump.
  public var hasDump: Bool {
    page != nil || printedPFN != nil || flags != nil || !words.isEmpty || reason != nil || refcount != nil
      || index != nil || mapping != nil || privateWord != nil
  }

  /// Whether it has a field of the page, and not only the reason.
  public var hasFields: Bool { flags != nil || index != nil || privateWord != nil || refcount != nil }
}
