#pragma once

#include "esphome/core/component.h"

namespace esphome::driver_bench {

/// When DRIVER_BENCH is set: reads commands from standard input, runs the driver by them, prints what came of it as
/// JSON and ends the process.
///
///     rate_error 0.031      the chip is 3.1 % fast (before start)
///     who_am_i 0x69         what the chip calls itself (before start)
///     start                 the driver sets the chip up
///     run 10                ten seconds of loops, 16 ms each
///     stall 0.5             half a second in which nobody drains
///     fail 3                the next three transfers fail at once
///     fail_late 1           the next read of the FIFO fails after the chip has given its words away
///     disconnect, connect   the wires come off, and back on
///     power_cycle           the chip forgets everything
///     clip 20               the next twenty samples are at the end of the range
class DriverBench final : public Component {
 public:
  void setup() override;
  float get_setup_priority() const override { return setup_priority::BUS; }
};

}  // namespace esphome::driver_bench
