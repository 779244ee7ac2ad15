#pragma once

#include <cstdint>

#include "esphome/components/bed_motion/frame.h"

namespace esphome::bed_motion_simulator {

/// A night made up: somebody gets in, breathes, has a heart, turns, kicks in series, gets up.
///
/// Every sample follows from its number alone, so that a simulator that starts anew in the middle of the night goes
/// on with the same one. Amplitudes are those of a sensor on the slats.
class SyntheticBed final {
 public:
  static constexpr double RATE_HZ = 104.0;
  static constexpr double DURATION_S = 8 * 3600.0;
  static constexpr float SCALE_MG_PER_COUNT = 0.061f;
  static constexpr uint16_t RANGE_MG = 2000;
  static constexpr uint16_t NOISE_UG_PER_SQRT_HZ = 70;

  static uint64_t size() { return static_cast<uint64_t>(DURATION_S * RATE_HZ); }
  static bed_motion::Sample at(uint64_t number);
};

}  // namespace esphome::bed_motion_simulator
