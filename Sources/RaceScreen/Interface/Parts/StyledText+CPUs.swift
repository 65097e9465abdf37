extension StyledText {
  /// A line of a sentence in which the names of CPUs, such as `CPU 1`, have the CPUs' colours.
  init(sentence line: String, _ style: Style = .text) {
    self.init()
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    var plain = ""
    var index = 0
    while index < words.count {
      let gap = index == 0 ? "" : " "
      if words[index] == "CPU", index + 1 < words.count {
        let digits = words[index + 1].prefix { $0.isASCII && $0.isNumber }
        if let cpu = Int(digits) {
          self += StyledText(plain + gap, style) + StyledText("CPU \(digits)", .cpu(cpu))
          plain = String(words[index + 1].dropFirst(digits.count))
          index += 2
          continue
        }
      }
      plain += gap + words[index]
      index += 1
    }
    self += StyledText(plain, style)
  }
}
