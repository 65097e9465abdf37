extension ReportReader {
  /// Reads a word that begins no part.
  mutating func readWord(_ word: LogWord) {
    switch part {
    case .field(let name):
      part = .none
      setField(name, word)
    case .flags: readFlags(word)
    case .flagNames(let text): addFlagNames(text, word.text)
    case .raw(let label): readRaw(word, label)
    case .reason(let text): addReason(text, word)
    case .bug:
      part = .none
      if report.bugPlace == nil { report.bugPlace = Printable.text(word.text.prefix { $0 != "!" }) }
    case .function:
      part = .none
      readFunction(word.text)
    case .register(let name):
      part = .none
      if let value = hexadecimal(word, complains: false) { report.setRegister(name, value) }
    case .task:
      part = .release
      if report.task == nil { report.task = Printable.text(word.text) }
    case .release: readRelease(word)
    case .none: readLoose(word)
    }
  }

  /// Reads a word that stands for itself.
  mutating func readLoose(_ word: LogWord) {
    let text = word.text
    if let colon = text.firstIndex(of: ":"), readKey(text[..<colon], word) { return }
    switch text {
    case "pc": part = .function
    default: if text.contains("+0x") { readFunction(text) }
    }
  }

  /// Reads `key:` or `key:value`; false when the key means nothing here.
  private mutating func readKey(_ key: Substring, _ word: LogWord) -> Bool {
    let value = word.dropping(key.count + 1)
    switch key {
    case "count", "refcount", "mapcount", "mapping", "index", "pfn", "order", "compound_mapcount":
      // Behind the reason such words mean other things.
      guard report.reason == nil else { return false }
      speak()
      if value.text.isEmpty { part = .field(String(key)) } else { setField(String(key), value) }
    case "RIP", "pc":
      if value.text.isEmpty { part = .function } else { readFunction(value.text) }
    case "Comm":
      if value.text.isEmpty { part = .task }
    default:
      guard key.count == 3, key.first == "R", value.text.isEmpty, report.bugPlace != nil else { return false }
      part = .register(String(key))
    }
    return true
  }

  private mutating func setField(_ name: String, _ value: LogWord) {
    switch name {
    case "count", "refcount": set(\.line.refcount, name, decimal(value), value.place)
    case "mapcount": set(\.line.mapcount, name, decimal(value), value.place)
    case "mapping": set(\.line.mapping, name, value.text.contains("null") ? 0 : hexadecimal(value), value.place)
    case "index": set(\.line.index, name, hexadecimal(value), value.place)
    case "pfn": set(\.printedPFN, name, hexadecimal(value), value.place)
    case "order": set(\.printedOrder, name, decimal(value).flatMap { (0...31).contains($0) ? $0 : nil }, value.place)
    default: report.hasCompoundFields = true
    }
  }

  /// The first value of a field counts.
  private mutating func set<Value: Equatable>(
    _ field: WritableKeyPath<PageReport, Value?>, _ name: String, _ value: Value?, _ place: LogPlace
  ) {
    guard let value else { return }
    if let old = report[keyPath: field] {
      if old != value { complain(place, "\(name) stands here again with another value; the first one counts") }
      return
    }
    report[keyPath: field] = value
  }

  private mutating func readFlags(_ word: LogWord) {
    let open = word.text.firstIndex(of: "(")
    let number = LogWord(text: word.text[..<(open ?? word.text.endIndex)], place: word.place)
    report.lineFlags = hexadecimal(number)
    part = .none
    if let open { addFlagNames("", word.text[word.text.index(after: open)...]) }
  }

  private mutating func addFlagNames(_ before: String, _ text: Substring) {
    if let close = text.firstIndex(of: ")") {
      report.setFlagNames(before + text[..<close])
      part = .none
    } else {
      // More names than there are flags are no names.
      part = before.utf8.count + text.utf8.count > 1_000 ? .none : .flagNames(before + text)
    }
  }

  private mutating func readRaw(_ word: LogWord, _ label: String?) {
    let isLabel = ["index", "private", "counts"].contains(word.text)
    if isLabel {
      part = .raw(label: String(word.text))
    } else if let label {
      part = .raw(label: nil)
      if isWhole(word), let value = hexadecimal(word) { report.setRaw(label, value) }
    } else if word.text.utf8.count >= 8, word.text.utf8.count <= 20, word.text.allSatisfy(\.isHexDigit) {
      addRaw(word)
    } else {
      part = .none
      readLoose(word)
    }
  }

  /// Whether a raw word has all its digits; else it is of a 32-bit kernel, or cut off.
  private mutating func isWhole(_ word: LogWord) -> Bool {
    if word.text.utf8.count == 16 { return true }
    complain(word.place, "a raw word has 16 digits, not \(word.text.utf8.count); it is not read")
    return false
  }

  private mutating func addRaw(_ word: LogWord) {
    if !isWhole(word) {
      part = .none
    } else if report.words.count == 8 {
      complain(word.place, "struct page has eight words; more of them are not read")
      part = .none
    } else if let value = hexadecimal(word) {
      report.addRaw(value)
    } else {
      part = .none
    }
  }

  private mutating func addReason(_ before: String, _ word: LogWord) {
    // The line that follows a reason of which the end is missing.
    if word.text.hasPrefix("---") || word.text.hasPrefix("page->") {
      end()
      return
    }
    part = .reason((before.isEmpty ? "" : before + " ") + Printable.text(word.text))
  }

  private mutating func readFunction(_ text: Substring) {
    // The segment before the name, as in 0010:find_get_entry+0x751/0x9a0.
    let name = (text.split(separator: ":").last ?? "").prefix { $0 != "+" && $0 != "." }
    guard !name.isEmpty, name.count < 100, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) else { return }
    guard report.functions.count < 64, !report.functions.contains(String(name)) else { return }
    speak()
    report.functions.append(Printable.text(name))
  }

  private mutating func readRelease(_ word: LogWord) {
    let text = word.text
    guard text.first?.isNumber == true, text.contains("."), report.release == nil else { return }
    report.release = Printable.text(text)
    part = .none
  }
}
