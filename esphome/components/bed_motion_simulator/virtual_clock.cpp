#include "virtual_clock.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace esphome::bed_motion_simulator {

int64_t wall_utc_us() {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count();
}

int64_t VirtualClock::monotonic_us_() {
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since_start).count();
}

void VirtualClock::start(int64_t since_origin_us, double speed, double clock_error_ppm) {
  this->speed_ = speed;
  this->node_rate_ = 1.0 + clock_error_ppm * 1e-6;
  this->boot_monotonic_us_ = monotonic_us_();
  this->boot_virtual_us_ = static_cast<double>(since_origin_us) * speed;
}

double VirtualClock::now_us() const {
  return this->boot_virtual_us_ + static_cast<double>(monotonic_us_() - this->boot_monotonic_us_) * this->speed_;
}

uint64_t VirtualClock::node_clock_us(double virtual_us) const {
  const double since_boot_us = std::max(0.0, virtual_us - this->boot_virtual_us_);
  return static_cast<uint64_t>(std::llround(since_boot_us * this->node_rate_));
}

}  // namespace esphome::bed_motion_simulator
