import Foundation
import PageRaceEngine

/// A JSON file that overrides cost parameters: an object of names and numbers.
enum ParameterFile {
  /// More than any list of parameters.
  private static let sizeLimit = 1 << 20

  /// The defaults with what the file says.
  ///
  /// - Throws: when it cannot be read, is no such object, or has a name or a number that cannot be.
  static func parameters(_ path: String) throws -> CostParameters {
    let data = try bytes(path)
    let members: [String: Member]
    do { members = try JSONDecoder().decode([String: Member].self, from: data) } catch {
      throw Failure.wrongInput(
        "'\(path)' is no JSON object of names and numbers, such as {\"work\": 2000, \"spaces\": 4}")
    }
    var parameters = CostParameters()
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let parameter = CostParameter.named(name) else {
        let names = CostParameter.all.map(\.name)
        let hint = Spelling.closest(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
        throw Failure.wrongInput(
          "'\(path)': there is no parameter '\(name)'\(hint)\nknown: \(names.joined(separator: ", "))")
      }
      guard let number = value.number else {
        throw Failure.wrongInput(
          "'\(path)': \(name) is a number of \(parameter.unit), such as \(CostParameter.text(parameter.value(in: CostParameters())))"
        )
      }
      do { try parameter.set(number, in: &parameters) } catch {
        throw Failure.wrongInput("'\(path)': \(error.description), not \(CostParameter.text(number))")
      }
    }
    return parameters
  }

  /// Whatever stands behind a name.
  private struct Member: Decodable {
    /// nil for anything but a number.
    let number: Double?

    init(from decoder: any Decoder) throws { number = try? decoder.singleValueContainer().decode(Double.self) }
  }

  private static func bytes(_ path: String) throws -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure.wrongInput("there is no file '\(path)'")
    }
    guard !isFolder.boolValue else { throw Failure.wrongInput("'\(path)' is a folder, not a file of parameters") }
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)),
      let data = try? file.read(upToCount: sizeLimit + 1) ?? Data()
    else { throw Failure.wrongInput("'\(path)' cannot be read") }
    guard data.count <= sizeLimit else {
      throw Failure.wrongInput("'\(path)' has more than \(Figures.bytes(sizeLimit)): no file of parameters")
    }
    return data
  }
}
