import RaceMachine

/// One of the fixes that the thread discussed: what it changes in the kernel's procedures, and who proposed it when.
public struct Proposal: Sendable, Identifiable {
  /// What a slot of the swap cache holds for each page of a compound page.
  enum Slots: Sendable {
    /// The subpage itself, as before the patch.
    case subpages
    /// The head, for every offset of the compound page.
    case heads

    /// The pointer for subpage number `subpage` of `head`.
    func word(head: Word, subpage: Word) -> Word {
      switch self {
      case .subpages: head &+ subpage &* KernelPointer.pageStructSize
      case .heads: head
      }
    }
  }

  /// The id by which the command line knows it.
  public let id: String
  /// The label of the fact sheet, such as `P3`.
  public let label: String
  /// A few words.
  public let title: String
  /// One sentence: what it changes.
  public let summary: String
  /// The day of the mail, as year-month-day.
  public let date: String
  /// Who wrote the mail.
  public let author: String
  /// Where to read it.
  public let source: String
  /// What it costs and where it stands, in a sentence.
  public let standing: String
  /// How the subpage pointer is made, for the derivation panel.
  public let formula: Formula
  /// What slots hold.
  let slots: Slots
  /// `find_subpage()` and what it calls.
  let derivation: @Sendable (KernelProcedures) -> [Procedure]
}

/// The arithmetic of a derivation: terms added to or subtracted from the page in the slot.
public struct Formula: Sendable, Equatable {
  /// One term.
  public struct Term: Sendable, Equatable {
    /// `+` or `−`; empty for the first term.
    public let sign: String
    /// The name under which the step that knew the value observed it.
    public let observation: String
    /// What people read below the value.
    public let caption: String
  }

  /// The terms; empty when the slot already names the subpage.
  public let terms: [Term]

  /// Nothing is computed: what the slot names is the page.
  public static let none = Formula(terms: [])
  /// page − index + offset.
  public static let subtractIndex = Formula(terms: [
    Term(sign: "", observation: "page", caption: "page"), Term(sign: "−", observation: "index", caption: "index"),
    Term(sign: "+", observation: "offset", caption: "offset"),
  ])
  /// page + (offset AND nr − 1).
  public static let mask = Formula(terms: [
    Term(sign: "", observation: "page", caption: "page"),
    Term(sign: "+", observation: "subpage", caption: "offset AND nr − 1"),
  ])
}
