#include "lsm6dso_fifo.h"

#include <algorithm>
#include <cinttypes>
#include <cmath>

#include "esphome/core/hal.h"
#include "esphome/core/log.h"

namespace esphome::bed_motion {

using namespace lsm6dso;

static const char *const TAG = "bed_motion.lsm6dso";

/// Rates by code. The datasheet rounds some: they are powers of two times 13 Hz.
static constexpr std::array<uint32_t, 7> RATE_MHZ = {0, 13'000, 26'000, 52'000, 104'000, 208'000, 416'000};
/// By code: LA_So, table 2 of the datasheet.
static constexpr std::array<float, 4> SCALE_MG = {0.061f, 0.488f, 0.122f, 0.244f};
static constexpr std::array<uint16_t, 4> RANGE_MG = {2000, 16000, 4000, 8000};
/// By code: An in high-performance mode, table 2.
static constexpr std::array<uint16_t, 4> NOISE_UG_PER_SQRT_HZ = {70, 110, 75, 80};
/// Samples for which the filter is still settling after power-on in high-performance mode.
static constexpr uint32_t SETTLING_SAMPLES = 2;
/// At 26 Hz five samples are due in this time, so a chip that gives none has lost its settings or its wires.
static constexpr uint64_t SILENCE_US = 200'000;
static constexpr int RESET_TRIES = 10;

bool Lsm6dsoFifo::start() {
  this->describe_();
  uint8_t who_am_i = 0;
  if (!this->read_byte(WHO_AM_I, &who_am_i)) {
    ESP_LOGE(TAG, "No answer at 0x%02X", this->address_);
    return false;
  }
  if (who_am_i != WHO_AM_I_VALUE) {
    ESP_LOGE(TAG, "Not an LSM6DSO: it says 0x%02X, not 0x%02X", who_am_i, WHO_AM_I_VALUE);
    return false;
  }
  return this->configure_();
}

void Lsm6dsoFifo::describe_() {
  this->traits_ = {
      .sensor_model = SensorModel::LSM6DSO,
      .scale_mg_per_count = SCALE_MG[this->range_],
      .nominal_rate_mhz = RATE_MHZ[this->rate_],
      .range_mg = RANGE_MG[this->range_],
      .noise_ug_per_sqrt_hz = NOISE_UG_PER_SQRT_HZ[this->range_],
  };
}

bool Lsm6dsoFifo::configure_() {
  const auto accelerometer =
      static_cast<uint8_t>(this->rate_ << CTRL1_XL_ODR_SHIFT | this->range_ << CTRL1_XL_RANGE_SHIFT);
  const bool done = this->write_byte(CTRL3_C, CTRL3_C_SW_RESET) && this->wait_for_reset_() &&
                    this->write_byte(CTRL3_C, CTRL3_C_BDU | CTRL3_C_IF_INC) &&
                    this->write_byte(CTRL9_XL, CTRL9_XL_I3C_OFF) && this->write_byte(FIFO_CTRL4, FIFO_MODE_BYPASS) &&
                    this->write_byte(FIFO_CTRL3, this->rate_) && this->write_byte(CTRL1_XL, accelerometer) &&
                    this->write_byte(FIFO_CTRL4, FIFO_MODE_CONTINUOUS);
  this->level_ = 0;
  this->unsettled_ = SETTLING_SAMPLES;
  this->last_life_us_ = this->now_us();
  return done;
}

bool Lsm6dsoFifo::wait_for_reset_() {
  // The bit clears itself when the reset is over, typically after 50 µs.
  for (int tries = 0; tries < RESET_TRIES; tries++) {
    uint8_t control = CTRL3_C_SW_RESET;
    if (this->read_byte(CTRL3_C, &control) && (control & CTRL3_C_SW_RESET) == 0)
      return true;
    delayMicroseconds(100);
  }
  return false;
}

Batch Lsm6dsoFifo::drain(std::span<Sample> into) {
  Batch batch;
  if (this->level_ == 0 && !this->read_level_(batch))
    return batch;
  batch.count = this->read_words_(into);
  this->next_sample_ += batch.count;
  batch.waiting = this->level_ - std::min(this->level_, this->unsettled_);
  batch.clock_us = this->level_clock_us_;
  return batch;
}

bool Lsm6dsoFifo::read_level_(Batch &batch) {
  std::array<uint8_t, 2> status;
  const uint64_t clock_us = this->now_us();
  if (!this->read_bytes(FIFO_STATUS1, status.data(), status.size())) {
    this->note_bus_error_();
    return false;
  }
  this->is_bus_down_ = false;
  this->level_ = status[0] | (status[1] & FIFO_STATUS2_LEVEL_MASK) << 8;
  if (this->level_ == 0) {
    this->look_after_silence_(clock_us);
    return false;
  }
  this->last_life_us_ = clock_us;
  if (this->level_ <= this->unsettled_)
    return true;
  this->account_(batch, clock_us, (status[1] & (FIFO_STATUS2_OVERRUN | FIFO_STATUS2_OVERRUN_LATCHED)) != 0);
  return true;
}

void Lsm6dsoFifo::account_(Batch &batch, uint64_t clock_us, bool is_overrun) {
  const uint64_t settled = this->level_ - this->unsettled_;
  const bool has_history = this->newest_clock_us_ != 0;
  if (has_history && (is_overrun || this->is_uncertain_)) {
    batch.lost_before = this->reckon_lost_(clock_us);
    batch.overrun = is_overrun;
    this->next_sample_ += batch.lost_before;
  }
  this->is_uncertain_ = false;
  this->level_clock_us_ = clock_us;
  this->newest_sample_ = this->next_sample_ + settled - 1;
  this->newest_clock_us_ = clock_us;
  this->rate_meter_.add(this->newest_sample_, clock_us);
}

uint64_t Lsm6dsoFifo::reckon_lost_(uint64_t clock_us) const {
  const uint32_t measured_mhz = this->rate_meter_.rate_mhz();
  const double rate_hz = (measured_mhz != 0 ? measured_mhz : this->traits_.nominal_rate_mhz) / 1000.0;
  const double since_s = static_cast<double>(clock_us - this->newest_clock_us_) * 1e-6;
  const double expected = static_cast<double>(this->newest_sample_) + std::round(since_s * rate_hz);
  const double held = static_cast<double>(this->next_sample_ + this->level_ - this->unsettled_ - 1);
  return expected > held ? static_cast<uint64_t>(expected - held) : 0;
}

size_t Lsm6dsoFifo::read_words_(std::span<Sample> into) {
  const size_t words = std::min<size_t>({this->level_, WORDS_AT_ONCE, into.size()});
  if (!this->read_bytes(FIFO_DATA_OUT_TAG, this->transfer_.data(), static_cast<uint8_t>(words * WORD_BYTES))) {
    // Nobody knows how many words the chip took for read.
    this->note_bus_error_();
    this->level_ = 0;
    this->is_uncertain_ = true;
    return 0;
  }
  this->level_ -= words;
  size_t count = 0;
  for (size_t word = 0; word < words; word++) {
    const uint8_t *bytes = &this->transfer_[word * WORD_BYTES];
    if (bytes[0] >> TAG_SENSOR_SHIFT != TAG_ACCELEROMETER) {
      // An empty word where the level promised a full one: the chip was reset under our hands.
      this->level_ = 0;
      this->is_uncertain_ = true;
      break;
    }
    if (this->unsettled_ > 0) {
      this->unsettled_--;
      continue;
    }
    for (size_t axis = 0; axis < AXES; axis++)
      into[count][axis] = static_cast<int16_t>(read_little_endian<uint16_t>(bytes + 1 + 2 * axis));
    count++;
  }
  return count;
}

void Lsm6dsoFifo::look_after_silence_(uint64_t clock_us) {
  if (clock_us - this->last_life_us_ < SILENCE_US)
    return;
  this->last_life_us_ = clock_us;
  if (this->is_configured_())
    return;
  ESP_LOGW(TAG, "Chip has lost its settings, setting it up again");
  this->resets_++;
  this->is_uncertain_ = true;
  if (!this->configure_())
    this->note_bus_error_();
}

bool Lsm6dsoFifo::is_configured_() {
  uint8_t mode = 0, rate = 0;
  if (!this->read_byte(FIFO_CTRL4, &mode) || !this->read_byte(FIFO_CTRL3, &rate)) {
    // Not reachable is not reset: it is looked after again when it answers.
    this->note_bus_error_();
    return true;
  }
  return mode == FIFO_MODE_CONTINUOUS && rate == this->rate_;
}

void Lsm6dsoFifo::note_bus_error_() {
  if (!this->is_bus_down_)
    ESP_LOGW(TAG, "No answer from the chip");
  this->is_bus_down_ = true;
  this->bus_errors_++;
}

void Lsm6dsoFifo::dump_config() const {
  ESP_LOGCONFIG(TAG,
                "  LSM6DSO:\n"
                "    Address: 0x%02X\n"
                "    Range: %u mg",
                this->address_, this->traits_.range_mg);
}

}  // namespace esphome::bed_motion
