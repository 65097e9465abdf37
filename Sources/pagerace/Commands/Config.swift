import ArgumentParser
import Foundation
import RaceScreen

/// `pagerace config`: what can be configured, and whether that is done right.
struct Config: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a configuration with all defaults, or check yours.",
    discussion: """
      Theme, colour, mouse, speed and keys can be changed for good in the file 'pagerace/config' of the folder \
      XDG_CONFIG_HOME, usually ~/.config. A line there is 'theme = dark' or 'key run f4 = explore'.

      pagerace config --path
      pagerace config
      pagerace config > ~/.config/pagerace/config
      pagerace config --check
      """)

  @Flag(help: "Check your file.")
  var check = false

  @Flag(help: "Print where your file is, or would be.")
  var path = false

  func run() throws {
    if path {
      guard let place = PersonalFolder.configuration.file("config") else { throw Self.homeless }
      return try StandardOutput.write(place.path)
    }
    guard check else { return try StandardOutput.write(Preferences.listing.dropLastNewline) }
    let file = ConfigurationFile()
    guard let place = file.place else { throw Self.homeless }
    guard file.problems.isEmpty else {
      throw Failure(message: file.problems.map { $0.text() }.joined(separator: "\n"), status: 2)
    }
    let name = PersonalFolder.shortened(place.path)
    let isThere = FileManager.default.fileExists(atPath: place.path)
    try StandardOutput.write(isThere ? "\(name) is right" : "there is no \(name): everything is as the program comes")
  }

  private static var homeless: Failure { .wrongInput("HOME is not set, nor is XDG_CONFIG_HOME") }
}

extension String {
  fileprivate var dropLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
