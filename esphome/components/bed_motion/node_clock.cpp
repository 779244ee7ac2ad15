#include "node_clock.h"

#include "esphome/core/defines.h"
#ifdef USE_ESP32
#include <esp_timer.h>
#else
#include <chrono>
#endif

namespace esphome::bed_motion {

#ifdef USE_ESP32
uint64_t monotonic_us() { return static_cast<uint64_t>(esp_timer_get_time()); }
#else
uint64_t monotonic_us() {
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(since_start).count());
}
#endif

}  // namespace esphome::bed_motion
