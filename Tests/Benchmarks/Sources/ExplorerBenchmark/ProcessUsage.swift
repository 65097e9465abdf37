import Foundation

/// What this process, or its finished children, have used so far.
struct ProcessUsage {
  /// Seconds on a clock that only goes forward.
  var wallSeconds: Double
  /// In the program and in the system, on all cores.
  var cpuSeconds: Double
  /// Resident bytes now; 0 where the system does not say.
  var resident = 0
  /// The most resident bytes so far; 0 where the system does not say.
  var residentPeak = 0

  /// Of this process.
  static var own: ProcessUsage {
    var usage = ProcessUsage(selfNumber)
    usage.resident = status("VmRSS")
    usage.residentPeak = status("VmHWM")
    return usage
  }

  /// Of the children that have ended.
  static var children: ProcessUsage { ProcessUsage(childrenNumber) }

  private init(_ who: Int32) {
    var usage = rusage()
    getrusage(who, &usage)
    cpuSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    wallSeconds = ProcessInfo.processInfo.systemUptime
  }

  // The C library of Linux declares them as an enumeration, others as numbers.
  #if os(Linux)
    private static let selfNumber = RUSAGE_SELF.rawValue
    private static let childrenNumber = RUSAGE_CHILDREN.rawValue
  #else
    private static let selfNumber = RUSAGE_SELF
    private static let childrenNumber = RUSAGE_CHILDREN
  #endif

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// A line of Linux's own description of this process, in bytes.
  private static func status(_ name: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 } ?? 0
  }
}
