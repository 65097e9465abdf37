extension Preferences {
  /// A configuration with everything that can be changed, as comments that show what the program does without it.
  public static var listing: String {
    let usual = Preferences()
    var text = """
      # What pagerace does unless it is told otherwise. Take the # away from a line that you change.
      # Options on the command line have the last word.

      """
    for preference in Preference.all {
      text += "\n# \(preference.summary): \(preference.takes)\n#\(preference.name) = \(preference.read(usual))\n"
    }
    text += """

      # Keys: 'key PAGE KEY = COMMAND' adds a key to a command, and 'none' takes its meaning from a key. A key is a
      # character, or \(Key.names.prefix(9).joined(separator: ", ")),
      # \(Key.names.dropFirst(9).joined(separator: ", ")) and their like.

      """
    for context in KeyContext.allCases {
      text += "\n# \(context.title)\n"
      for binding in Keymap.bindings(context) {
        text += "# \(binding.explanation)\n"
        for stroke in binding.strokes { text += "#key \(context) \(stroke.key.name) = \(stroke.command.word)\n" }
      }
    }
    return text
  }
}
