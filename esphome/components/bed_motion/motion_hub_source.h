#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "esphome/components/motion/motion_component.h"

#include "node_clock.h"
#include "sample_source.h"

namespace esphome::bed_motion {

/// Takes samples from ESPHome's motion hub, for chips that have no driver here.
///
/// Best effort: the hub reads the chip's output registers whenever its turn comes, so samples are missed or read twice
/// and their times jitter. The node says so (`polled`), and how much they jitter is measured.
class MotionHubSource final : public SampleSource {
 public:
  explicit MotionHubSource(motion::MotionComponent *hub) : hub_(hub) {}

  void set_update_interval_ms(uint32_t update_interval_ms) { this->update_interval_ms_ = update_interval_ms; }
  void set_sensor(SensorModel model, uint16_t noise_ug_per_sqrt_hz);
  void set_clock(ClockFunction now_us) { this->clock_us_ = now_us; }

  bool start() override;
  const SourceTraits &traits() const override { return this->traits_; }
  uint64_t now_us() const override { return this->clock_us_(); }
  Batch drain(std::span<Sample> into) override;
  /// Standard deviation of the time between two reads, over about the last 1000 of them.
  std::optional<float> jitter_ms() const override;
  void dump_config() const override;

 protected:
  /// The hub does not tell the chip's range; four g hold all that a bed does.
  static constexpr float SCALE_MG_PER_COUNT = 0.125f;
  static constexpr uint16_t RANGE_MG = 4096;
  /// Reads between two loops; at 10 ms the loop would have to stand still for 0.6 s.
  static constexpr size_t PLACES = 64;

  void handle_reading_(const motion::MotionData &data);
  void measure_jitter_(uint64_t clock_us);

  motion::MotionComponent *hub_;
  ClockFunction clock_us_{monotonic_us};
  SourceTraits traits_;
  uint32_t update_interval_ms_{10};
  std::array<Sample, PLACES> waiting_;
  size_t waiting_count_{0};
  uint32_t lost_{0};
  uint64_t last_clock_us_{0};
  float mean_interval_ms_{0};
  float variance_ms2_{0};
  uint32_t intervals_{0};
};

}  // namespace esphome::bed_motion
