/// Ways to put a few things into another order, each kept once and known by its number. Number 0 changes nothing.
struct Permutations {
  /// How many things are put into another order.
  let width: Int
  private var images: ContiguousArray<UInt8>
  /// Numbers plus one, at the places that their hashes demand; 0 where there is none.
  private var places: ContiguousArray<Int32>
  private var count = 1

  /// Those of `width` things.
  init(width: Int) {
    self.width = width
    images = ContiguousArray((0..<width).map(UInt8.init))
    places = ContiguousArray(repeating: 0, count: 64)
    insert(0)
  }

  /// Where permutation `number` puts the thing at `position`.
  @inline(__always)
  subscript(number: Int, position: Int) -> Int { Int(images[number &* width &+ position]) }

  /// All that permutation `number` does.
  func image(_ number: Int) -> [UInt8] { Array(images[number * width..<(number + 1) * width]) }

  /// The number of the permutation that puts the thing at each position where `image` says.
  mutating func number(of image: UnsafePointer<UInt8>) -> Int {
    var place = hash(image)
    while places[place] != 0 {
      let number = Int(places[place]) &- 1
      if isEqual(number, image) { return number }
      place = (place &+ 1) & (places.count &- 1)
    }
    for position in 0..<width { images.append(image[position]) }
    count += 1
    places[place] = Int32(count)
    if count * 2 > places.count { grow() }
    return count - 1
  }

  /// The same for a permutation in an array.
  mutating func number(of image: [UInt8]) -> Int { image.withUnsafeBufferPointer { number(of: $0.baseAddress!) } }

  private func isEqual(_ number: Int, _ image: UnsafePointer<UInt8>) -> Bool {
    for position in 0..<width where images[number &* width &+ position] != image[position] { return false }
    return true
  }

  private func hash(_ image: UnsafePointer<UInt8>) -> Int {
    var hash: UInt64 = 0
    for position in 0..<width { hash = (hash &+ UInt64(image[position])) &* 0x9e37_79b9_7f4a_7c15 }
    return Int(truncatingIfNeeded: hash >> 32) & (places.count &- 1)
  }

  private mutating func insert(_ number: Int) {
    var place = images.withUnsafeBufferPointer { hash($0.baseAddress! + number * width) }
    while places[place] != 0 { place = (place &+ 1) & (places.count &- 1) }
    places[place] = Int32(number) + 1
  }

  private mutating func grow() {
    places = ContiguousArray(repeating: 0, count: places.count * 2)
    for number in 0..<count { insert(number) }
  }
}
