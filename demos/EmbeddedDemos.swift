/// The scripts that come with the program, so that an installed one has them.
public enum EmbeddedDemos {
  /// One script.
  public struct File: Sendable {
    /// The name of its file, such as `20-the-lookup-that-lost-its-index.demo`.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// The name without number and ending, by which people ask for it.
    public var id: String {
      let stem = name.hasSuffix(".demo") ? String(name.dropLast(5)) : name
      return String(stem.drop { $0.isNumber }.drop { $0 == "-" })
    }
  }

  /// All scripts, in teaching order.
  public static let all: [File] = [
    File(
      name: "20-the-lookup-that-lost-its-index.demo",
      bytes: PackageResources._0_the_lookup_that_lost_its_index_demo)
  ]
}
