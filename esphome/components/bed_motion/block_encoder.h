#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "frame.h"

namespace esphome::bed_motion {

/// What a block says beside its samples.
struct BlockStamp {
  uint64_t first_sample;
  uint64_t clock_us;
  uint32_t measured_rate_mhz;
  uint16_t clock_offset;
  uint8_t flags;
};

/// Encodes 1 to 255 samples in the shortest of the three codings.
///
/// Returns the length in bytes. `to` holds at least MAX_BLOCK_BYTES.
size_t encode_block(const BlockStamp &stamp, std::span<const Sample> samples, std::span<uint8_t> to);

/// As encode_block, in a given coding; 0 when the block would be longer than `to`.
size_t encode_block_as(Coding coding, const BlockStamp &stamp, std::span<const Sample> samples, std::span<uint8_t> to);

}  // namespace esphome::bed_motion
