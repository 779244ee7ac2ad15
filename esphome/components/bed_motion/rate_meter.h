#pragma once

#include <cstdint>

namespace esphome::bed_motion {

/// Measures the chip's true rate against the node's clock: the slope of a line through all clock pairs since boot.
class RateMeter final {
 public:
  /// Below this the slope says more about the reading of the FIFO than about the chip.
  static constexpr uint64_t MINIMUM_SPAN_US = 30'000'000;

  void add(uint64_t sample, uint64_t clock_us);
  /// Rate in millihertz; 0 while not known.
  uint32_t rate_mhz() const;

 protected:
  uint64_t first_sample_{0};
  uint64_t first_clock_us_{0};
  uint64_t last_clock_us_{0};
  double pairs_{0};
  double mean_samples_{0};
  double mean_s_{0};
  double covariance_{0};
  double variance_s_{0};
};

}  // namespace esphome::bed_motion
