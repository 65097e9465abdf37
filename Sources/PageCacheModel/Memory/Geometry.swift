import RaceMachine

/// The sizes of a simulated kernel. The ratios are Linux's; only the numbers shrink for teaching.
public struct Geometry: Hashable, Sendable {
  /// `teaching` or `kernel`.
  public let name: String
  /// Index bits a tree level resolves (XA_CHUNK_SHIFT).
  public let chunkShift: Int
  /// The order of a transparent huge page (HPAGE_PMD_ORDER).
  public let hugeOrder: Int
  /// Swap slots of a cluster (SWAPFILE_CLUSTER).
  public let clusterSlots: Int
  /// Swap slots of an address space, as a power of two (SWAP_ADDRESS_SPACE_SHIFT).
  public let spaceShift: Int

  /// 4 slots a node, huge pages of 4, clusters of 4, address spaces of 16 slots.
  public static let teaching = Geometry(
    name: "teaching", chunkShift: 2, hugeOrder: 2, clusterSlots: 4, spaceShift: 4)
  /// x86-64: 64 slots a node, huge pages of 512, clusters of 512, address spaces of 16384 slots.
  public static let kernel = Geometry(
    name: "kernel", chunkShift: 6, hugeOrder: 9, clusterSlots: 512, spaceShift: 14)

  /// All geometries.
  public static let all = [teaching, kernel]

  /// How offsets of slots are written: decimal for teaching, hexadecimal in the kernel's geometry.
  public var offsetFormat: ValueFormat { self == .teaching ? .decimal : .hex }
}
