#pragma once

#include <cstdint>

namespace esphome::bed_motion_simulator {

/// UTC of the wall, microseconds.
int64_t wall_utc_us();

/// Time inside the simulated night: a wall that may run faster, and a node's clock that may run wrong.
class VirtualClock final {
 public:
  /// Boots now, `since_origin_us` of the wall after virtual zero; negative when that lies ahead.
  void start(int64_t since_origin_us, double speed, double clock_error_ppm);

  /// Virtual microseconds since virtual zero; negative before it.
  double now_us() const;
  /// Virtual time of the boot.
  double boot_us() const { return this->boot_virtual_us_; }
  /// What the node's own clock shows when the virtual time is `virtual_us`: 0 at boot, and as wrong as asked for.
  uint64_t node_clock_us(double virtual_us) const;

 protected:
  static int64_t monotonic_us_();

  double speed_{1};
  double node_rate_{1};
  double boot_virtual_us_{0};
  int64_t boot_monotonic_us_{0};
};

}  // namespace esphome::bed_motion_simulator
