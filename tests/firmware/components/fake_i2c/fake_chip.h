#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "esphome/components/bed_motion/node_clock.h"

namespace esphome::fake_i2c {

/// The same counter in X for ever, so that a test sees every sample that is missing or read twice.
constexpr uint64_t COUNTER_PERIOD = 20'000;
constexpr int16_t ONE_G_COUNTS = 16'384;
constexpr uint8_t FIFO_DATA_OUT_TAG = 0x78;

/// A chip as its registers look from the bus. What it measures follows from the time alone.
class FakeChip {
 public:
  explicit FakeChip(double rate_error) : rate_error_(rate_error) {}
  virtual ~FakeChip() = default;

  void set_clock(bed_motion::ClockFunction now_us) { this->now_us_ = now_us; }
  virtual void write(uint8_t address, uint8_t value) = 0;
  virtual void read(uint8_t address, uint8_t *to, size_t count) = 0;

 protected:
  bed_motion::ClockFunction now_us_{bed_motion::monotonic_us};
  double rate_error_;
};

/// LSM6DSO: WHO_AM_I, reset, data rate, continuous FIFO of 512 words with level, overrun and tags (DS12140 Rev 2).
class FakeLsm6dso final : public FakeChip {
 public:
  using FakeChip::FakeChip;

  void write(uint8_t address, uint8_t value) override;
  void read(uint8_t address, uint8_t *to, size_t count) override;

  /// What a brown-out does: every register as after power-on, the FIFO empty.
  void power_cycle();
  void set_who_am_i(uint8_t value) { this->who_am_i_ = value; }
  /// The samples `[from, from + count)` read as the end of the range.
  void clip(uint64_t from, uint64_t count);
  /// Samples made since the data rate was last set, and words that the full FIFO dropped.
  uint64_t made();
  uint64_t dropped() const { return this->dropped_; }

 protected:
  double rate_hz_() const;
  bool is_batching_() const;
  void fill_();
  uint8_t status_(uint8_t address);
  void pop_word_(uint8_t *to, size_t count);
  void put_word_(uint64_t sample);

  std::array<uint8_t, 128> registers_{};
  std::array<uint8_t, 7> word_{};
  uint64_t started_us_{0};
  /// Samples in the FIFO are [oldest_, newest_).
  uint64_t oldest_{0};
  uint64_t newest_{0};
  uint64_t dropped_{0};
  uint64_t clip_from_{0};
  uint64_t clip_until_{0};
  /// Samples made before the last restart of the data rate, so that the counter goes on.
  uint64_t made_before_{0};
  size_t word_byte_{0};
  uint8_t who_am_i_{0x6C};
  bool is_overrun_latched_{false};
};

/// LSM6DS3TR-C as far as ESPHome's motion hub reads it: the newest sample in the output registers.
class FakeLsm6ds3 final : public FakeChip {
 public:
  using FakeChip::FakeChip;

  void write(uint8_t address, uint8_t value) override;
  void read(uint8_t address, uint8_t *to, size_t count) override;

 protected:
  std::array<uint8_t, 128> registers_{};
};

}  // namespace esphome::fake_i2c
