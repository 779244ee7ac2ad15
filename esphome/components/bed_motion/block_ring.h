#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace esphome::bed_motion {

/// Keeps the newest blocks in memory it is given once; the oldest make room for the next.
///
/// A block lies in one piece. The index holds where each block starts, in order, so that the block of any sample
/// number is found by halving, whatever a reader asks for.
class BlockRing final {
 public:
  /// Index slots worth having for a ring of this size: the shortest usual block is about this long.
  static constexpr size_t BYTES_PER_INDEX_SLOT = 64;

  void init(std::span<uint8_t> bytes, std::span<uint32_t> index);

  /// Copies an encoded block in, and drops as many old ones as that takes. False when it is larger than the ring.
  bool push(std::span<const uint8_t> block);

  size_t size() const { return this->size_; }
  /// First sample number still held; next_sample() when nothing is.
  uint64_t oldest_sample() const;
  /// Number after the newest sample ever pushed.
  uint64_t next_sample() const { return this->next_sample_; }
  /// Position of the first block whose last sample is `sample` or later; size() when there is none.
  size_t find(uint64_t sample) const;
  /// The block at a position, 0 being the oldest.
  std::span<const uint8_t> at(size_t position) const;
  size_t used_bytes() const { return this->used_bytes_; }
  size_t capacity_bytes() const { return this->bytes_.size(); }

 protected:
  uint32_t offset_(size_t position) const;
  void drop_oldest_();
  void make_room_(size_t length);

  std::span<uint8_t> bytes_;
  std::span<uint32_t> index_;
  size_t oldest_slot_{0};
  size_t size_{0};
  size_t head_{0};
  size_t used_bytes_{0};
  uint64_t next_sample_{0};
};

}  // namespace esphome::bed_motion
