import RaceMachine
import RaceSession

/// Something that lies over the page that is open until it is closed: a page of its own, or rows above the footer.
///
/// A cover looks at what lies beneath, and never changes it: what it wants done it asks for.
protocol Cover {
  /// What its keys mean.
  var context: KeyContext { get }
  /// Whether it takes rows above the footer only.
  var isBar: Bool { get }
  /// How many rows a bar takes.
  var barRows: Int { get }
  /// The word whose value it selects on the screen beneath; nil for none.
  var selectedValue: Address? { get }
  /// Whether it has the narrower frame of a page of text or lists.
  var isFramed: Bool { get }
  /// In how many milliseconds time matters next to it; nil if nothing happens by itself.
  var nextTick: Int? { get }

  /// Draws it. The canvas is the whole screen, or the row of a bar.
  func draw(in canvas: inout Canvas, over beneath: Interface)
  /// Why a command cannot act now, as a sentence; nil if it can.
  func obstacle(to command: Command, over beneath: Interface) -> String?
  /// The words of the footer for a command; nil for those of the keymap.
  func word(for command: Command, over beneath: Interface) -> String?

  /// Does what a key asks for.
  mutating func perform(_ command: Command, over beneath: Interface) -> [CoverRequest]
  /// Does what Esc asks for: closes it, unless something in it is to be left first.
  mutating func leave(over beneath: Interface) -> [CoverRequest]
  /// Takes a character as text; nil where characters are keys.
  mutating func type(_ character: Character, over beneath: Interface) -> [CoverRequest]?
  /// Does what a click asks for, at a place of the canvas in which it is drawn.
  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest]
  /// Does what the end of a drag asks for, where the button was let go.
  mutating func release(at position: Position, over beneath: Interface) -> [CoverRequest]
  /// Does what a click on the page beneath asks for, at a place of the screen; only where it is a bar.
  mutating func clickBeneath(at position: Position, over beneath: Interface) -> [CoverRequest]
  /// Lets time pass.
  mutating func pass(milliseconds: Int, over beneath: Interface) -> [CoverRequest]
  /// Ends what runs elsewhere for it; it is being closed.
  func end()
}

/// What a cover wants done; several requests are met in their order.
enum CoverRequest {
  /// Close it.
  case close
  /// Say something above the footer.
  case say(String)
  /// Lay something over it, or over what is beneath once it is closed.
  case cover(any Cover)
  /// Do something with the run beneath.
  case act(Action)
  /// Open a run of its own.
  case open(KernelChoice)
  /// Do what a key would ask for.
  case perform(Command)
  /// Record what was typed.
  case record(TextEntry)
  /// Go to the next step of the run that matches.
  case find(String)
  /// Let the list beneath show only what matches.
  case filter(String)
  /// Move the selection of the list beneath.
  case moveBeneath(Int)
  /// Do what was typed in the command line.
  case carryOut(Order, typed: String)
}

extension Cover {
  var isBar: Bool { false }
  var barRows: Int { 1 }
  var selectedValue: Address? { nil }
  var isFramed: Bool { false }
  var nextTick: Int? { nil }
  func obstacle(to command: Command, over beneath: Interface) -> String? { nil }
  func word(for command: Command, over beneath: Interface) -> String? { nil }
  mutating func leave(over beneath: Interface) -> [CoverRequest] { [.close] }
  mutating func type(_ character: Character, over beneath: Interface) -> [CoverRequest]? { nil }
  mutating func click(at position: Position, over beneath: Interface) -> [CoverRequest] { [] }
  mutating func release(at position: Position, over beneath: Interface) -> [CoverRequest] { [] }
  mutating func clickBeneath(at position: Position, over beneath: Interface) -> [CoverRequest] { [] }
  mutating func pass(milliseconds: Int, over beneath: Interface) -> [CoverRequest] { [] }
  func end() {}
}
