#pragma once

#include <cstdint>
#include <vector>

#include "block_ring.h"
#include "frame.h"

namespace checks {

using namespace esphome::bed_motion;

/// A ring with memory of its own.
struct OwnRing {
  explicit OwnRing(size_t bytes, size_t slots = 256) : memory(bytes), index(slots) {
    this->ring.init(this->memory, this->index);
  }
  std::vector<uint8_t> memory;
  std::vector<uint32_t> index;
  BlockRing ring;
};

inline std::vector<uint8_t> block_of(uint64_t first_sample, uint8_t count, size_t payload = 20) {
  std::vector<uint8_t> block(BLOCK_HEADER_BYTES + payload, static_cast<uint8_t>(first_sample));
  write_block_header({.coding = Coding::RAW,
                      .count = count,
                      .flags = 0,
                      .payload_bytes = static_cast<uint16_t>(payload),
                      .clock_offset = 0,
                      .first_sample = first_sample,
                      .clock_us = 0,
                      .measured_rate_mhz = 0},
                     block);
  return block;
}

}  // namespace checks
