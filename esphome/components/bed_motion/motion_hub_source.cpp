#include "motion_hub_source.h"

#include <algorithm>
#include <cmath>

#include "esphome/core/log.h"

namespace esphome::bed_motion {

static const char *const TAG = "bed_motion.motion_hub";

/// Weight of the newest interval once as many have been seen.
static constexpr uint32_t JITTER_INTERVALS = 1000;

void MotionHubSource::set_sensor(SensorModel model, uint16_t noise_ug_per_sqrt_hz) {
  this->traits_.sensor_model = model;
  this->traits_.noise_ug_per_sqrt_hz = noise_ug_per_sqrt_hz;
}

bool MotionHubSource::start() {
  this->traits_.scale_mg_per_count = SCALE_MG_PER_COUNT;
  this->traits_.range_mg = RANGE_MG;
  this->traits_.nominal_rate_mhz = 1'000'000 / this->update_interval_ms_;
  this->traits_.polled = true;
  this->hub_->add_listener([this](const motion::MotionData &data) { this->handle_reading_(data); });
  return true;
}

void MotionHubSource::handle_reading_(const motion::MotionData &data) {
  const uint64_t clock_us = this->now_us();
  Sample sample;
  for (size_t axis = 0; axis < AXES; axis++) {
    if (std::isnan(data.acceleration[axis]))
      return;
    const float counts = std::round(data.acceleration[axis] * 1000.0f / SCALE_MG_PER_COUNT);
    sample[axis] = static_cast<int16_t>(std::clamp(counts, float(INT16_MIN), float(INT16_MAX)));
  }
  this->measure_jitter_(clock_us);
  this->last_clock_us_ = clock_us;
  if (this->waiting_count_ == PLACES || this->lost_ > 0) {
    this->lost_++;
    return;
  }
  this->waiting_[this->waiting_count_++] = sample;
}

Batch MotionHubSource::drain(std::span<Sample> into) {
  Batch batch;
  batch.count = std::min(into.size(), this->waiting_count_);
  std::copy_n(this->waiting_.begin(), batch.count, into.begin());
  std::copy(this->waiting_.begin() + batch.count, this->waiting_.begin() + this->waiting_count_,
            this->waiting_.begin());
  this->waiting_count_ -= batch.count;
  batch.waiting = static_cast<uint32_t>(this->waiting_count_) + this->lost_;
  batch.clock_us = this->last_clock_us_;
  if (batch.count == 0 && this->lost_ > 0) {
    // Readings that found no place come behind all that did.
    batch.lost_before = this->lost_;
    this->lost_ = 0;
  }
  return batch;
}

void MotionHubSource::measure_jitter_(uint64_t clock_us) {
  if (this->last_clock_us_ == 0)
    return;
  const float interval_ms = static_cast<float>(clock_us - this->last_clock_us_) / 1000.0f;
  this->intervals_ = std::min(this->intervals_ + 1, JITTER_INTERVALS);
  const float weight = 1.0f / static_cast<float>(this->intervals_);
  const float step_ms = interval_ms - this->mean_interval_ms_;
  this->mean_interval_ms_ += weight * step_ms;
  this->variance_ms2_ = (1.0f - weight) * (this->variance_ms2_ + weight * step_ms * step_ms);
}

std::optional<float> MotionHubSource::jitter_ms() const {
  if (this->intervals_ < 2)
    return std::nullopt;
  return std::sqrt(this->variance_ms2_);
}

void MotionHubSource::dump_config() const {
  ESP_LOGCONFIG(TAG,
                "  Motion hub, polled, best effort:\n"
                "    Interval: %u ms",
                static_cast<unsigned>(this->update_interval_ms_));
}

}  // namespace esphome::bed_motion
