#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "esphome/components/i2c/i2c.h"

#include "lsm6dso_registers.h"
#include "node_clock.h"
#include "rate_meter.h"
#include "sample_source.h"

namespace esphome::bed_motion {

/// Codes of ODR_XL in CTRL1_XL and BDR_XL in FIFO_CTRL3, which are the same.
enum Lsm6dsoRate : uint8_t {
  LSM6DSO_RATE_26_HZ = 2,
  LSM6DSO_RATE_52_HZ = 3,
  LSM6DSO_RATE_104_HZ = 4,
  LSM6DSO_RATE_208_HZ = 5,
  LSM6DSO_RATE_416_HZ = 6,
};

/// Codes of FS_XL in CTRL1_XL; not in the order of the ranges.
enum Lsm6dsoRange : uint8_t {
  LSM6DSO_RANGE_2G = 0,
  LSM6DSO_RANGE_16G = 1,
  LSM6DSO_RANGE_4G = 2,
  LSM6DSO_RANGE_8G = 3,
};

/// Reads an LSM6DSO's accelerometer through its FIFO, which holds five seconds at 104 Hz.
///
/// The chip counts and times the samples; this driver only has to come by before the FIFO is full. What the FIFO
/// dropped, a failed transfer took along or a reset swallowed is reckoned from the clock and the measured rate.
class Lsm6dsoFifo final : public SampleSource, public i2c::I2CDevice {
 public:
  void set_rate(Lsm6dsoRate rate) { this->rate_ = rate; }
  void set_range(Lsm6dsoRange range) { this->range_ = range; }
  void set_clock(ClockFunction now_us) { this->clock_us_ = now_us; }

  bool start() override;
  const SourceTraits &traits() const override { return this->traits_; }
  uint64_t now_us() const override { return this->clock_us_(); }
  Batch drain(std::span<Sample> into) override;
  void dump_config() const override;

  uint32_t bus_errors() const { return this->bus_errors_; }
  uint32_t resets() const { return this->resets_; }

 protected:
  /// Words in one transfer: 112 bytes, within every I²C driver's buffer.
  static constexpr size_t WORDS_AT_ONCE = 16;

  void describe_();
  bool configure_();
  bool wait_for_reset_();
  bool read_level_(Batch &batch);
  void account_(Batch &batch, uint64_t clock_us, bool is_overrun);
  uint64_t reckon_lost_(uint64_t clock_us) const;
  size_t read_words_(std::span<Sample> into);
  void look_after_silence_(uint64_t clock_us);
  bool is_configured_();
  void note_bus_error_();

  ClockFunction clock_us_{monotonic_us};
  SourceTraits traits_;
  RateMeter rate_meter_;
  Lsm6dsoRate rate_{LSM6DSO_RATE_104_HZ};
  Lsm6dsoRange range_{LSM6DSO_RANGE_2G};
  std::array<uint8_t, WORDS_AT_ONCE * lsm6dso::WORD_BYTES> transfer_;
  /// Words that the last level read found and that have not been fetched.
  uint32_t level_{0};
  /// Words after a start that the chip's filter has not settled for.
  uint32_t unsettled_{0};
  /// Set when samples may have gone and only the clock can say how many.
  bool is_uncertain_{false};
  uint64_t next_sample_{0};
  uint64_t newest_sample_{0};
  uint64_t newest_clock_us_{0};
  uint64_t last_life_us_{0};
  uint64_t level_clock_us_{0};
  uint32_t bus_errors_{0};
  bool is_bus_down_{false};
  uint32_t resets_{0};
};

}  // namespace esphome::bed_motion
