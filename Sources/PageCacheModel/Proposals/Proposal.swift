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

  /// What protects the lookup of a swap entry from a deletion.
  enum Lookups: Sendable {
    /// RCU and a reference, as in the kernel.
    case unlocked
    /// The i_pages lock around the reclaim caller's lookup.
    case lockedForReclaim
    /// The i_pages lock around every caller's lookup.
    case locked
    /// The lookup returns the head; the caller derives under the page lock.
    case headThenPageLock
  }

  /// The word of `struct page` that holds the swap entry while the page is in the swap cache.
  enum SwapEntryField: Sendable {
    /// ->private, which the deletion clears; ->index is the linear index.
    case privateWord
    /// ->index, which the deletion leaves alone; ->private is the linear index.
    case index
  }

  /// When a deletion clears ->private and the flag.
  enum Clearing: Sendable {
    /// Slot by slot, then the flag, all under the i_pages lock.
    case withTheSlots
    /// Once no lookup can have seen the page in a slot.
    case afterGracePeriod
  }

  /// What becomes of the slots when a huge page in the swap cache is split.
  enum Split: Sendable {
    /// They go on naming the old head.
    case leavesSlots
    /// Each is made to name its own page, under the i_pages lock.
    case rewritesSlots
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
  var slots = Slots.heads
  /// The field of `struct page` that holds the linear index of an anonymous page, by offset.
  var linearIndexField: Int {
    swapEntryField == .index ? PageFrames.Field.privateWord : PageFrames.Field.index
  }
  /// How a swap lookup is protected.
  var lookups = Lookups.unlocked
  /// Which word of a swap-cache page holds its swap entry.
  var swapEntryField = SwapEntryField.privateWord
  /// Whether a split rewrites the slots of the tails.
  var split = Split.leavesSlots
  /// When the fields of a page that leaves the swap cache are cleared.
  var clearing = Clearing.withTheSlots
  /// `find_subpage()` and what it calls.
  let derivation: @Sendable (KernelProcedures) -> [Procedure]
  /// `delete_from_swap_cache()` and `__delete_from_swap_cache()`, if they are not those of the time.
  var deletion: @Sendable (KernelProcedures) -> [Procedure] = {
    [$0.deleteFromSwapCache(), $0.deleteFromSwapCacheLocked]
  }
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
