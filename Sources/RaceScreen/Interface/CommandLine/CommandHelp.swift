/// All commands of the command line with their explanations.
struct CommandHelp: TextCover {
  var top = 0

  var context: KeyContext { .help }
  var toggle: Command { .help }
  var title: String { "commands" }
  var fits: String { "all commands are shown" }

  /// A line: a command with its operands, or a piece of its explanation.
  struct Line {
    var usage = ""
    var text = ""
    /// A sentence about all commands.
    var remark = ""
  }

  /// Where explanations begin: behind all usages but the longest, which have a line of their own.
  private static let column = (CommandWord.all.map { CellWidth.of($0.usage) }.filter { $0 <= 30 }.max() ?? 0) + 3

  func lines(width: Int) -> [Line] {
    var lines: [Line] = []
    for command in CommandWord.all {
      let isLong = CellWidth.of(command.usage) + 3 > Self.column
      if isLong { lines.append(Line(usage: command.usage)) }
      let pieces = CellWidth.wrap(command.explanation, width: max(10, width - Self.column))
      for (index, piece) in pieces.enumerated() {
        lines.append(Line(usage: index == 0 && !isLong ? command.usage : "", text: piece))
      }
    }
    return lines + [Line()] + CellWidth.wrap(Self.remark, width: min(width, 92)).map { Line(remark: $0) }
  }

  private static let remark =
    "A command may be cut short as long as it is clear. A PLACE is a function, or a function and a line of it, as in"
    + " 'find_get_entry:page = xas_load'. A WORD is a field of an object, as in 'page[0x48].private', or all of it."

  func draw(_ line: Line, at y: Int, in region: inout Canvas) {
    let (name, operands) = CommandWord.parts(of: line.usage)
    let end = region.put(name, x: 0, y: y, .key)
    region.put(operands, x: end + 1, y: y, .muted)
    region.put(line.text, x: Self.column, y: y)
    region.put(line.remark, x: 0, y: y, .muted)
  }
}
