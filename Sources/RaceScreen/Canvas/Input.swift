/// What a person, or the terminal, did.
public enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// The mouse was used over the screen.
  case mouse(MouseEvent)
  /// The screen has a new size, in columns and rows; draw everything again.
  case resize(width: Int, height: Int)
  /// Nothing will ever come again: the input has ended.
  case inputClosed
}

/// A key, as far as terminals tell keys apart.
///
/// Escape followed by a key within one read is the event ``escape`` and then that key; there is no Alt.
public enum Key: Hashable, Sendable {
  /// A printable character, also space; capitals tell Shift.
  case character(Character)
  /// Ctrl with a small letter or one of `@ [ \ ] ^ _`; Ctrl-I, Ctrl-M and Ctrl-H are ``tab``, ``enter`` and
  /// ``backspace``.
  case ctrl(Character)
  /// F1 and up, by number.
  case function(Int)
  /// Return.
  case enter
  /// Tab.
  case tab
  /// Tab with Shift.
  case backTab
  /// Escape.
  case escape
  /// The key that deletes to the left.
  case backspace
  /// The key that deletes to the right.
  case delete
  /// The key that switches between inserting and overwriting.
  case insert
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// A page up.
  case pageUp
  /// A page down.
  case pageDown
}

/// Something done with the mouse.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Action: Hashable, Sendable {
    /// A button went down.
    case press(Button)
    /// A button came up.
    case release(Button)
    /// The wheel was turned away from the person, towards earlier things.
    case wheelUp
    /// The wheel was turned towards the person, towards later things.
    case wheelDown
  }

  /// A button of the mouse.
  public enum Button: Hashable, Sendable {
    /// The first.
    case left
    /// The second, often the wheel.
    case middle
    /// The third.
    case right
  }

  /// What was done.
  public let action: Action
  /// The cell it was done in.
  public let position: Position

  /// Something done in a cell.
  public init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
