import RaceMachine

extension KernelReading {
  /// A slot of a swap file.
  public struct SwapSlot: Sendable {
    /// The swap file.
    public let type: Word
    /// The slot.
    public let offset: Word
    /// Its word of swap_map.
    public let value: Value
    /// The page whose data it holds in the swap cache, as a `struct page *`; 0 for none.
    public let home: Word
  }

  /// The slots of all swap files that the model has.
  public var swapSlots: [SwapSlot] {
    memory.swap.files.flatMap { file in
      file.window.map { offset in
        let number = Int(offset - file.window.lowerBound)
        return SwapSlot(
          type: file.type, offset: offset, value: value(file.map[number]),
          home: memory.homes.address(space: file.firstSpace, offset: offset).map(view.word) ?? 0)
      }
    }
  }
}
