#pragma once

#include <cstdint>

namespace esphome::bed_motion {

/// Microseconds since boot (or since some earlier time that stays the same), never going back, 64 bits wide.
uint64_t monotonic_us();

/// Where a source reads the time; a test puts a clock of its own here.
using ClockFunction = uint64_t (*)();

}  // namespace esphome::bed_motion
