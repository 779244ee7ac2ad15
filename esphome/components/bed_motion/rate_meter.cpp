#include "rate_meter.h"

#include <cmath>

namespace esphome::bed_motion {

void RateMeter::add(uint64_t sample, uint64_t clock_us) {
  if (this->pairs_ == 0) {
    this->first_sample_ = sample;
    this->first_clock_us_ = clock_us;
  }
  this->last_clock_us_ = clock_us;
  this->pairs_ += 1;
  const double samples = static_cast<double>(sample - this->first_sample_);
  const double seconds = static_cast<double>(clock_us - this->first_clock_us_) * 1e-6;
  // Welford's update keeps the sums small, so that the line stays sharp after months.
  const double step_s = seconds - this->mean_s_;
  this->mean_s_ += step_s / this->pairs_;
  this->mean_samples_ += (samples - this->mean_samples_) / this->pairs_;
  this->variance_s_ += step_s * (seconds - this->mean_s_);
  this->covariance_ += step_s * (samples - this->mean_samples_);
}

uint32_t RateMeter::rate_mhz() const {
  if (this->last_clock_us_ - this->first_clock_us_ < MINIMUM_SPAN_US || this->variance_s_ <= 0)
    return 0;
  const double rate_hz = this->covariance_ / this->variance_s_;
  return rate_hz > 0 ? static_cast<uint32_t>(std::lround(rate_hz * 1000.0)) : 0;
}

}  // namespace esphome::bed_motion
