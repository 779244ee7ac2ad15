#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "block_encoder.h"
#include "block_ring.h"
#include "frame.h"
#include "rate_meter.h"
#include "sample_source.h"

namespace esphome::bed_motion {

/// Numbers the samples of a boot and writes them into the ring, block by block.
class BlockWriter final {
 public:
  explicit BlockWriter(BlockRing &ring) : ring_(ring) {}

  void init(const SourceTraits &traits, uint8_t block_samples);
  /// Takes a batch; its samples are the first `batch.count` of `samples`.
  void write(std::span<const Sample> samples, const Batch &batch);
  /// Closes a block that is not full, so that the last samples before a silence arrive.
  void flush();

  bool has_open_block() const { return this->open_ > 0; }
  /// Numbers given since boot to samples that never reached the ring.
  uint64_t lost_samples() const { return this->lost_samples_; }
  uint32_t measured_rate_mhz() const { return this->rate_.rate_mhz(); }

 protected:
  void skip_(uint64_t lost);
  void close_block_();
  BlockStamp stamp_() const;
  uint8_t clipped_flag_() const;

  BlockRing &ring_;
  RateMeter rate_;
  SourceTraits traits_;
  std::array<Sample, MAX_BLOCK_SAMPLES> samples_;
  std::array<uint8_t, MAX_BLOCK_BYTES> encoded_;
  uint8_t block_samples_{MAX_BLOCK_SAMPLES};
  uint8_t open_{0};
  uint8_t next_flags_{0};
  uint64_t first_sample_{0};
  uint64_t next_sample_{0};
  uint64_t clock_sample_{0};
  uint64_t clock_us_{0};
  uint64_t lost_samples_{0};
};

}  // namespace esphome::bed_motion
