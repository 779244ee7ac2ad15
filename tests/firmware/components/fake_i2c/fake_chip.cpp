#include "fake_chip.h"

#include <algorithm>

namespace esphome::fake_i2c {

namespace {

constexpr uint8_t FIFO_CTRL3 = 0x09;
constexpr uint8_t FIFO_CTRL4 = 0x0A;
constexpr uint8_t WHO_AM_I = 0x0F;
constexpr uint8_t CTRL1_XL = 0x10;
constexpr uint8_t CTRL3_C = 0x12;
constexpr uint8_t OUTX_L_A = 0x28;
constexpr uint8_t FIFO_STATUS1 = 0x3A;
constexpr uint8_t FIFO_STATUS2 = 0x3B;
constexpr uint8_t SW_RESET = 0x01;
constexpr uint8_t CONTINUOUS = 0x06;
constexpr uint64_t FIFO_WORDS = 512;
constexpr uint8_t ACCELEROMETER_TAG = 0x02 << 3;

void put_16(uint8_t *to, int16_t value) {
  to[0] = static_cast<uint8_t>(value);
  to[1] = static_cast<uint8_t>(static_cast<uint16_t>(value) >> 8);
}

}  // namespace

void FakeLsm6dso::write(uint8_t address, uint8_t value) {
  this->fill_();
  if (address == CTRL3_C && (value & SW_RESET) != 0) {
    this->power_cycle();
    return;
  }
  const bool is_start = address == CTRL1_XL && (value >> 4) != 0 && this->rate_hz_() == 0;
  this->registers_[address] = value;
  if (is_start) {
    this->started_us_ = this->now_us_();
    this->oldest_ = this->newest_ = 0;
  }
  if (address == FIFO_CTRL4 && value != CONTINUOUS)
    this->oldest_ = this->newest_;
}

void FakeLsm6dso::read(uint8_t address, uint8_t *to, size_t count) {
  this->fill_();
  if (address == FIFO_DATA_OUT_TAG) {
    for (; count > 0; count -= 7, to += 7)
      this->pop_word_(to, std::min<size_t>(count, 7));
    return;
  }
  for (size_t index = 0; index < count; index++)
    to[index] = this->status_(static_cast<uint8_t>(address + index));
}

void FakeLsm6dso::power_cycle() {
  this->made_before_ = this->made();
  this->registers_ = {};
  this->registers_[CTRL3_C] = 0x04;
  this->oldest_ = this->newest_ = 0;
  this->is_overrun_latched_ = false;
}

void FakeLsm6dso::clip(uint64_t from, uint64_t count) {
  this->clip_from_ = from;
  this->clip_until_ = from + count;
}

uint64_t FakeLsm6dso::made() {
  this->fill_();
  return this->made_before_ + this->newest_;
}

double FakeLsm6dso::rate_hz_() const {
  const uint8_t code = this->registers_[CTRL1_XL] >> 4;
  return code == 0 ? 0 : 13.0 * (1 << (code - 1)) * (1 + this->rate_error_);
}

bool FakeLsm6dso::is_batching_() const {
  return this->registers_[FIFO_CTRL4] == CONTINUOUS && this->registers_[FIFO_CTRL3] == this->registers_[CTRL1_XL] >> 4;
}

void FakeLsm6dso::fill_() {
  if (this->rate_hz_() == 0)
    return;
  const double since_s = static_cast<double>(this->now_us_() - this->started_us_) * 1e-6;
  this->newest_ = static_cast<uint64_t>(since_s * this->rate_hz_());
  if (!this->is_batching_())
    this->oldest_ = this->newest_;
  const uint64_t held = this->newest_ - this->oldest_;
  if (held >= FIFO_WORDS)
    this->is_overrun_latched_ = true;
  if (held > FIFO_WORDS) {
    this->dropped_ += held - FIFO_WORDS;
    this->oldest_ = this->newest_ - FIFO_WORDS;
  }
}

uint8_t FakeLsm6dso::status_(uint8_t address) {
  const uint64_t held = this->newest_ - this->oldest_;
  if (address == WHO_AM_I)
    return this->who_am_i_;
  if (address == FIFO_STATUS1)
    return static_cast<uint8_t>(held);
  if (address != FIFO_STATUS2)
    return this->registers_[address & 0x7F];
  const auto full = static_cast<uint8_t>(held >= FIFO_WORDS ? 1 << 6 : 0);
  const auto latched = static_cast<uint8_t>(this->is_overrun_latched_ ? 1 << 3 : 0);
  this->is_overrun_latched_ = false;
  return static_cast<uint8_t>(full | latched | (held >> 8 & 0x03));
}

void FakeLsm6dso::pop_word_(uint8_t *to, size_t count) {
  this->word_ = {};
  if (this->oldest_ < this->newest_)
    this->put_word_(this->oldest_++);
  std::copy_n(this->word_.begin(), count, to);
}

void FakeLsm6dso::put_word_(uint64_t sample) {
  const uint64_t counter = this->made_before_ + sample;
  const bool is_clipped = counter >= this->clip_from_ && counter < this->clip_until_;
  this->word_[0] = static_cast<uint8_t>(ACCELEROMETER_TAG | (sample & 3) << 1);
  put_16(&this->word_[1], static_cast<int16_t>(counter % COUNTER_PERIOD));
  put_16(&this->word_[3], static_cast<int16_t>(counter / COUNTER_PERIOD));
  put_16(&this->word_[5], is_clipped ? INT16_MAX : ONE_G_COUNTS);
}

void FakeLsm6ds3::write(uint8_t address, uint8_t value) { this->registers_[address & 0x7F] = value; }

void FakeLsm6ds3::read(uint8_t address, uint8_t *to, size_t count) {
  constexpr double RATE_HZ = 104.0;
  const double since_s = static_cast<double>(this->now_us_()) * 1e-6;
  const auto counter = static_cast<uint64_t>(since_s * RATE_HZ * (1 + this->rate_error_));
  this->registers_[WHO_AM_I] = 0x6A;
  // The hub turns counts of 0.122 mg into g and the node these into counts of 0.125 mg: eight counts survive both.
  put_16(&this->registers_[OUTX_L_A], static_cast<int16_t>(counter % 2000 * 8));
  put_16(&this->registers_[OUTX_L_A + 2], 0);
  put_16(&this->registers_[OUTX_L_A + 4], 8192);
  for (size_t index = 0; index < count; index++)
    to[index] = this->registers_[(address + index) & 0x7F];
}

}  // namespace esphome::fake_i2c
