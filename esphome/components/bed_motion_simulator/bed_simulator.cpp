#include "bed_simulator.h"

#include <algorithm>
#include <cinttypes>
#include <cmath>
#include <cstdio>

#include "esphome/components/api/api_server.h"
#include "esphome/core/application.h"
#include "esphome/core/log.h"

#include "settings.h"
#include "synthetic_bed.h"

namespace esphome::bed_motion_simulator {

using bed_motion::Batch;
using bed_motion::Sample;
using bed_motion::SensorModel;

static const char *const TAG = "bed_simulator";

/// The most a level read may find, as a FIFO has an end. What is beyond it is found by the next read.
static constexpr uint64_t DEEPEST_LEVEL = 4096;

bool BedSimulator::start() {
  this->load_();
  this->place_in_time_();
  this->claim_identity_();
  return true;
}

void BedSimulator::load_() {
  if (settings().recording.empty()) {
    this->rate_hz_ = SyntheticBed::RATE_HZ;
    this->traits_ = {
        .sensor_model = SensorModel::SIMULATED_BED,
        .scale_mg_per_count = SyntheticBed::SCALE_MG_PER_COUNT,
        .nominal_rate_mhz = static_cast<uint32_t>(SyntheticBed::RATE_HZ * 1000),
        .range_mg = SyntheticBed::RANGE_MG,
        .noise_ug_per_sqrt_hz = SyntheticBed::NOISE_UG_PER_SQRT_HZ,
    };
    return;
  }
  this->recording_ = read_recording(settings().recording);
  this->rate_hz_ = this->recording_->rate_hz;
  this->traits_ = {
      .sensor_model = SensorModel::RECORDING,
      .scale_mg_per_count = this->recording_->scale_mg_per_count,
      .nominal_rate_mhz = this->recording_->nominal_rate_mhz,
      .range_mg = this->recording_->range_mg,
      .lowest_count = this->recording_->lowest_count,
      .highest_count = this->recording_->highest_count,
  };
}

void BedSimulator::place_in_time_() {
  const Settings &wanted = settings();
  const int64_t wall_us = wall_utc_us();
  const int64_t wall_origin_us = wanted.wall_origin_us.value_or(wall_us);
  const auto duration_us = static_cast<int64_t>(static_cast<double>(this->size_()) / this->rate_hz_ * 1e6);
  // At the speed of life the night is now. Faster, it must have ended when it began, or it would run into the future.
  const int64_t fallback_us = wanted.speed <= 1.0 ? wall_origin_us : wall_origin_us - duration_us;
  const int64_t virtual_origin_us = wanted.virtual_origin_us.value_or(fallback_us);
  this->traits_.simulated = {
      .virtual_origin_us = virtual_origin_us,
      .wall_origin_us = wall_origin_us,
      .speed = static_cast<float>(wanted.speed),
  };
  // The header carries the speed as a float, and both ends must reckon with the same.
  this->clock_.start(wall_us - wall_origin_us, static_cast<double>(this->traits_.simulated->speed),
                     wanted.clock_error_ppm);
  const double first = std::ceil(std::max(0.0, this->clock_.boot_us()) * this->rate_hz_ / 1e6);
  this->next_ = std::min(static_cast<uint64_t>(first), this->size_());
  this->due_ = this->next_;
}

void BedSimulator::claim_identity_() const {
  const Settings &wanted = settings();
  if (wanted.port.has_value())
    api::global_api_server->set_port(*wanted.port);
  if (!wanted.name.empty())
    App.pre_setup(wanted.name.c_str(), wanted.name.size(), wanted.name.c_str(), wanted.name.size());
}

uint64_t BedSimulator::size_() const {
  return this->recording_.has_value() ? this->recording_->samples.size() : SyntheticBed::size();
}

Sample BedSimulator::sample_(uint64_t number) const {
  return this->recording_.has_value() ? this->recording_->samples[number] : SyntheticBed::at(number);
}

Batch BedSimulator::drain(std::span<Sample> into) {
  if (this->next_ == this->due_)
    this->read_level_();
  Batch batch;
  batch.count = std::min<uint64_t>(into.size(), this->due_ - this->next_);
  for (size_t index = 0; index < batch.count; index++)
    into[index] = this->sample_(this->next_ + index);
  this->next_ += batch.count;
  batch.waiting = static_cast<uint32_t>(this->due_ - this->next_);
  batch.clock_us = this->level_clock_us_;
  return batch;
}

void BedSimulator::read_level_() {
  // Sample n is there from n / rate on. The level is read at once, or at the latest when the end or the deepest level
  // was reached: later it would say a newest sample that is none.
  const uint64_t furthest = std::min(this->size_(), this->next_ + DEEPEST_LEVEL);
  const double furthest_us = static_cast<double>(furthest) / this->rate_hz_ * 1e6;
  const double read_us = std::min(this->clock_.now_us(), furthest_us);
  if (read_us < 0)
    return;
  const auto newest = static_cast<uint64_t>(std::floor(read_us * this->rate_hz_ / 1e6));
  this->due_ = std::clamp(newest + 1, this->next_, furthest);
  this->level_clock_us_ = this->clock_.node_clock_us(read_us);
}

void BedSimulator::dump_config() const {
  const std::string &recording = settings().recording;
  ESP_LOGCONFIG(TAG,
                "  Simulator: %s\n"
                "    Samples: %" PRIu64
                " at %.4f Hz\n"
                "    Speed: %.3f",
                recording.empty() ? "synthetic bed" : recording.c_str(), this->size_(), this->rate_hz_,
                this->traits_.simulated->speed);
}

size_t BedSimulator::ring_bytes(size_t otherwise) const { return settings().ring_bytes.value_or(otherwise); }

}  // namespace esphome::bed_motion_simulator
