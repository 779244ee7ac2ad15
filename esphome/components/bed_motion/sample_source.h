#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "frame.h"

namespace esphome::bed_motion {

/// What a source is, once and for all.
struct SourceTraits {
  SensorModel sensor_model{SensorModel::UNKNOWN};
  float scale_mg_per_count{0};
  uint32_t nominal_rate_mhz{0};
  uint16_t range_mg{0};
  uint16_t noise_ug_per_sqrt_hz{0};
  /// Values at which the chip has run out of range.
  int16_t lowest_count{INT16_MIN};
  int16_t highest_count{INT16_MAX};
  /// No FIFO: the samples' times jitter.
  bool polled{false};
  std::optional<VirtualOrigin> simulated{};
};

/// Samples in a row, and what is known of them.
struct Batch {
  size_t count{0};
  /// Samples that were lost just before these, their number estimated by the clock.
  uint64_t lost_before{0};
  /// The chip's FIFO was full and has dropped samples.
  bool overrun{false};
  /// Samples that were still in the FIFO behind these when its level was read.
  uint32_t waiting{0};
  /// Node clock when the level was read.
  uint64_t clock_us{0};
};

/// Where samples come from: a FIFO, a polled hub, a recording.
class SampleSource {
 public:
  virtual ~SampleSource() = default;

  /// Makes the source ready, and says whether that worked.
  virtual bool start() = 0;
  virtual const SourceTraits &traits() const = 0;
  /// The monotonic clock that batches are stamped with; it never goes back within a boot.
  virtual uint64_t now_us() const = 0;
  /// Moves what is due into `into`; an empty batch means that nothing is.
  virtual Batch drain(std::span<Sample> into) = 0;
  /// Spread of a polled source's sample times around their own rate; nothing for a FIFO.
  virtual std::optional<float> jitter_ms() const { return std::nullopt; }
  virtual void dump_config() const {}
};

}  // namespace esphome::bed_motion
